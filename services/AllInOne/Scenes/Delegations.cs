namespace DomainWorkers.AllInOne.Scenes;

/// <summary>What keeps a domain from resolving, and what brings it back.</summary>
internal sealed class Delegations(Stage stage, Orders order)
{
    public async Task Perform()
    {
        stage.Scene("two reasons hold a domain; it resolves when the last is gone");
        await stage.Play(order.Hold("hold-01", "real-06", "dispute", 2), order.Hold("hold-02", "real-06", "court", 1));
        await stage.Play(order.Release("hold-03", "real-06", "dispute", 3) with { Story = "still held: court" });
        await stage.Play(order.Hold("hold-04", "real-06", "dispute", 1, expected: "RevisionSuperseded") with { Story = "comes late: the release was decided after it" });
        await stage.Play(order.Release("hold-05", "real-06", "court", 2) with { Story = "resolves again" });
        stage.Scene("name servers are parked, and come back as they were");
        await stage.Play(order.Park("ns-01", "reg-01", "longjing-tea.cn", "ns1.acme-parking.com", "ns2.acme-parking.com"));
        await stage.Play(order.Servers("ns-02", "reg-01", "longjing-tea.cn", "NameServersChanged", "ns1.tea-dns.com", "ns2.tea-dns.com") with
        {
            Story = "while parked: for later",
        });
        await stage.Play(order.Unpark("ns-03", "reg-01", "longjing-tea.cn"));
    }
}
