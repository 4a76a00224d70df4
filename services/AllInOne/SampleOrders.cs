using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.AllInOne;

/// <summary>The orders of the demonstration, and the mishaps that belong to them.</summary>
internal sealed class SampleOrders(TimeProvider clock)
{
    private const string LostAnswer = "answer lost after the registry did it";

    public IReadOnlyList<SampleOrder> Registrations()
    {
        var now = clock.GetUtcNow();
        return
        [
            SampleOrder.Register("reg-01", "longjing-tea.cn", 1, now, "with name servers",
                nameServers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]),
            SampleOrder.Register("reg-02", "龙井茶叶.cn", 1, now, "an international name"),
            SampleOrder.Register("reg-03", "westlake-silk.com", 2, now, LostAnswer),
            SampleOrder.Register("reg-04", "杭州丝绸.中国", 1, now),
            SampleOrder.Register("reg-05", "hangzhou-boats.com.cn", 3, now, LostAnswer),
            SampleOrder.Register("reg-06", "qiantang-tide.com", 1, now, "connection cut before the registry did it"),
            SampleOrder.Register("reg-07", "龙井.公司", 1, now),
            SampleOrder.Register("reg-09", "-tea-.cn", 1, now, "not a name", "LabelHyphenPlacement"),
            SampleOrder.Register("reg-10", "teahouse.net", 1, now, "no such registrant", "ProfileUnknown", profile: "nobody"),
        ];
    }

    /// <summary>What comes when the registrations have ended: renewals, and an order for a name that is ours by then.</summary>
    public IReadOnlyList<SampleOrder> Later(IReadOnlyList<OrderLine> registered)
    {
        var now = clock.GetUtcNow();
        string DomainOf(string orderId) => registered.First(line => line.Order.OrderId == orderId).Domain?.Id ?? NoDomain;
        return
        [
            SampleOrder.Register("reg-08", "longjing-tea.cn", 1, now, "ordered twice: the name is ours already", "NameTaken"),
            SampleOrder.Renew("ren-01", DomainOf("reg-01"), "longjing-tea.cn", 1, now),
            SampleOrder.Renew("ren-02", DomainOf("reg-03"), "westlake-silk.com", 3, now, LostAnswer),
            SampleOrder.Renew("ren-03", NoDomain, "somebody-elses.cn", 1, now, "not the account's domain", "DomainUnknown"),
        ];
    }

    /// <summary>Sets up the mishap of an order, so that it hits this one and no other.</summary>
    public static void Script(SampleOrder order, SimulatedRegistries registries)
    {
        var action = order.Story switch
        {
            LostAnswer => FaultAction.ExecuteThenDrop,
            "connection cut before the registry did it" => FaultAction.DropBeforeExecuting,
            _ => (FaultAction?)null,
        };
        if (action is null)
            return;

        var kind = order.Exchange == "dw.renew-domain" ? "domain:renew" : "domain:create";
        foreach (var (_, registry) in registries.All)
            registry.Faults.Add(new FaultRule(action.Value) { Command = kind, NamePattern = order.Subject, Next = 1 });
    }

    private const string NoDomain = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa";
}
