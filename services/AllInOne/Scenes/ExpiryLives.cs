using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.AllInOne.Scenes;

/// <summary>
/// Whole lives of .cn, .com, .hk and .公司 names that all expire on 6 January 2026, at 14:00 in Shanghai: renewed in time, renewed in grace,
/// bought back, or let go. What happens to each stands in its timeline at the end.
/// </summary>
internal sealed class ExpiryLives(Stage stage, Orders order)
{
    private const string Holder = "tea-zhao";
    // Of a suffix that none of the registries keeps: within its own it would have to know the hosts first.
    private static readonly string[] Servers = ["ns1.acme-dns.org", "ns2.acme-dns.org"];
    private readonly LifeOrders _life = new(stage);

    public async Task Begin()
    {
        stage.Scene("four suffixes, one year each: what will become of these names?");
        // .hk is not sold here, only renewed: these were moved in from elsewhere.
        foreach (var name in (string[])["oolong-grace.hk", "oolong-redeemed.hk", "oolong-released.hk"])
            stage.Registries.Seed("hkirc", name);
        await stage.Play(
            Year("cn-01", "pu-er-in-time.cn"), Year("cn-02", "pu-er-grace.cn"), Year("cn-03", "pu-er-redeemed.cn"), Year("cn-04", "pu-er-released.cn"),
            Year("com-01", "keemun-in-time.com"), Year("com-02", "keemun-grace.com"), Year("com-03", "keemun-redeemed.com"), Year("com-04", "keemun-released.com"),
            _life.Adopt("hk-01", "oolong-grace.hk", Holder), _life.Adopt("hk-02", "oolong-redeemed.hk", Holder), _life.Adopt("hk-03", "oolong-released.hk", Holder),
            Year("gs-01", "按时续费.公司"), Year("gs-02", "宽限续费.公司"), Year("gs-03", "到期删除.公司"));
        await stage.Play(Point("hk-04", "hk-01", "oolong-grace.hk"), Point("hk-05", "hk-02", "oolong-redeemed.hk"), Point("hk-06", "hk-03", "oolong-released.hk"));
        await stage.Play(_life.AutoRenew("gs-04", "gs-01", "按时续费.公司"));
    }

    public async Task Perform()
    {
        await Expire();
        await Grace();
        await Redemption();
        await End();
    }

    private async Task Expire()
    {
        stage.Scene("2025 goes by: the first notices go out in November, and who reads them renews in time");
        await PassTo(2025, 12, 10);
        await stage.Play(
            order.Renew("cn-05", "cn-01", "pu-er-in-time.cn", years: 2) with { Story = "after three notices: no further ones" },
            order.Renew("com-05", "com-01", "keemun-in-time.com", years: 2) with { Story = "after three notices: no further ones" });
        stage.Scene("15 days before expiry the order side is asked to renew what is to be renewed by itself");
        await PassTo(2025, 12, 23);
        await stage.Heard<RenewalWished>("gs-01", wished => wished.DomainId == stage.Domain("gs-01").Id);
        await stage.Play(_life.RenewAsWished("gs-05", "gs-01", "按时续费.公司"));
    }

    private async Task Grace()
    {
        stage.Scene("expired on 6 January 2026; a day later the names point at a page that says so");
        await PassTo(2026, 1, 20);
        stage.Scene("renewed in grace, at the normal price: the old name servers come back");
        await stage.Play(
            order.Renew("cn-06", "cn-02", "pu-er-grace.cn", years: 2) with { Story = "two weeks late" },
            order.Renew("hk-07", "hk-01", "oolong-grace.hk", years: 2) with { Story = "two weeks late" },
            order.Renew("gs-06", "gs-02", "宽限续费.公司", years: 2) with { Story = "two weeks late" });
        stage.Scene("hours before the end of grace somebody pays: nothing is deleted while a payment is under way");
        await PassTo(2026, 2, 5);
        await stage.Pay(_life.Started("com-06", "com-02", PaymentPurpose.Renewal, TimeSpan.FromDays(1)));
        await stage.Pass(TimeSpan.FromHours(20));
        await stage.Pay(_life.Paid("com-06", "com-02", PaymentPurpose.Renewal));
        await stage.Play(order.Renew("com-06", "com-02", "keemun-grace.com", years: 2) with { Story = "paid after grace had ended, begun before" });
    }

    private async Task Redemption()
    {
        stage.Scene("deleted at the end of grace: who pays now buys the name back");
        await PassTo(2026, 2, 13);
        await Redeem("cn-07", "cn-03", "pu-er-redeemed.cn");
        await Redeem("com-07", "com-03", "keemun-redeemed.com");
        await Redeem("hk-08", "hk-02", "oolong-redeemed.hk");
    }

    private async Task End()
    {
        stage.Scene("redemption ends, at each registry in its own time; the names are free");
        await PassTo(2026, 3, 9);
        await stage.Play(_life.Redeem("com-08", "com-04", "keemun-released.com", expected: "PastRedemption") with { Story = "pending delete: too late" });
        await PassTo(2026, 4, 6);
        foreach (var let in (string[])["cn-04", "com-04", "hk-03", "gs-03"])
            await stage.Heard<DomainReleased>(let, released => released.DomainId == stage.Domain(let).Id);
        await stage.Play(_life.AskNotices("cn-08", "cn-04", "pu-er-released.cn", "11 of 11 notices sent") with { Story = "the evidence: its notice ledger" });
        await stage.Play(order.Register("gs-07", "到期删除.公司", years: 1, profile: Holder) with { Story = "free for everybody" });
    }

    /// <summary>Nothing is asked of the registry before the payment is confirmed.</summary>
    private async Task Redeem(string id, string registration, string name)
    {
        await stage.Pay(_life.Started(id, registration, PaymentPurpose.Redemption, TimeSpan.FromHours(1)));
        await stage.Send(_life.Redeem(id, registration, name) with { Story = "paid, restored, and pointing where it did" });
        await stage.Pay(_life.Paid(id, registration, PaymentPurpose.Redemption));
        await stage.Ended();
    }

    private SampleOrder Point(string id, string registration, string name) =>
        order.Servers(id, registration, name, "NameServersChanged", Servers) with { Story = "it had no name servers" };

    private SampleOrder Year(string id, string name) => order.Register(id, name, years: 1, profile: Holder, servers: Servers);

    // In the morning of that day in China.
    private Task PassTo(int year, int month, int day) => stage.Pass(new DateTimeOffset(year, month, day, 4, 0, 0, TimeSpan.Zero) - stage.Now);
}
