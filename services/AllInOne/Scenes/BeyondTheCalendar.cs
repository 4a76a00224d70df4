using DomainWorkers.Contracts.Miit;

namespace DomainWorkers.AllInOne.Scenes;

/// <summary>The State Council announces the holidays of a year at the end of the one before: what is counted into 2027 is provisional.</summary>
internal sealed class BeyondTheCalendar(Stage stage, Orders order)
{
    private static readonly DateTimeOffset NewYearsEve = new(2026, 12, 31, 4, 0, 0, TimeSpan.Zero);

    public async Task Perform()
    {
        await stage.Pass(NewYearsEve - stage.Now);
        stage.Scene("the holidays of 2027 are not announced yet: a day that was counted into it says that it may move");
        await stage.Play(order.Register("next-01", "next-spring.cn", profile: "tea-zhao", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]));
        await stage.Heard<IcpReadinessChanged>("next-01", changed => changed.DomainName == "next-spring.cn" && changed.Reasons.Any(reason => reason.Code == "NotIngested"));
        await stage.Play(order.AskIcp("next-02", "next-01", "next-spring.cn", "NotIngested 2027-01-04, provisional") with { Story = "two business days, as far as is known" });
    }
}
