namespace DomainWorkers.AllInOne.Scenes;

/// <summary>Orders for names: of many kinds, with lost answers, and with a registry that is down.</summary>
internal sealed class Registrations(Stage stage, Orders order)
{
    public async Task Perform()
    {
        stage.Scene("registrations, three of them with lost messages: each is created exactly once");
        await stage.Play(
            order.Register("reg-01", "longjing-tea.cn", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]) with { Story = "with name servers" },
            order.Register("reg-02", "龙井茶叶.cn") with { Story = "an international name" },
            order.Register("reg-03", "westlake-silk.com", years: 2).WithLostAnswer("domain:create"),
            order.Register("reg-04", "杭州丝绸.中国"),
            order.Register("reg-05", "hangzhou-boats.com.cn").WithLostAnswer("domain:create"),
            order.Register("reg-06", "qiantang-tide.com").WithLostCommand("domain:create"),
            order.Register("reg-07", "龙井.公司"),
            order.Register("reg-08", "-tea-.cn", expected: "LabelHyphenPlacement") with { Story = "not a name" },
            order.Register("reg-09", "teahouse.net", expected: "ProfileUnknown", profile: "nobody") with { Story = "no such registrant" },
            order.Register("reg-10", "hangzhou-tea.gov.cn", expected: "HolderFormNotAdmitted") with { Story = "not for companies" },
            order.Register("reg-11", "hangzhou-tea.hk", expected: "SuffixNotSold") with { Story = "only renewed, by the policy" });
        await Outage();
        await Renewals();
    }

    private async Task Outage()
    {
        stage.Scene("the registry of .com and .net is down for a while: its orders wait, others do not");
        await stage.Registries["verisign"].Down();
        await stage.Send(
            order.Register("out-01", "longjing-tea.net") with { Story = "waits for the registry" },
            order.Register("out-02", "broken-bridge.cn") with { Story = "another registry: does not wait" });
        await stage.Told(line => line is { Order.Id: "out-01", HadToWait: true });
        stage.Registries["verisign"].Up();
        await stage.Ended();
    }

    private async Task Renewals()
    {
        stage.Scene("renewals, and orders for names that are taken");
        await stage.Play(
            order.Renew("ren-01", "reg-01", "longjing-tea.cn"),
            order.Renew("ren-02", "reg-03", "westlake-silk.com", years: 3).WithLostAnswer("domain:renew"),
            order.Renew("ren-03", "nobody", "somebody-elses.cn", expected: "DomainUnknown") with { Story = "not the account's domain" },
            order.Register("ren-04", "longjing-tea.cn", expected: "NameTaken") with { Story = "ordered twice: the name is ours already" });
    }
}
