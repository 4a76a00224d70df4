using DomainWorkers.Contracts.Miit;

namespace DomainWorkers.AllInOne.Scenes;

/// <summary>
/// From when on a site can be filed with a name. 26 January 2025 is a Sunday on which everybody works, because eight days of the Spring
/// Festival begin on the 28th: two business days after it is 5 February.
/// </summary>
internal sealed class Filings(Stage stage, Orders order)
{
    private static readonly DateTimeOffset WorkedSunday = new(2025, 1, 26, 1, 0, 0, TimeSpan.Zero);

    public async Task Perform()
    {
        await stage.Pass(WorkedSunday - stage.Now);
        stage.Scene("the ministry is down for a day, then hears of two domains; holder and calendar say when they can be filed");
        stage.Ministry.Faults.Maintenance = true;
        stage.Ministry.Faults.Judge("bamboo-sea.cn", code: 3005);
        await stage.Play(order.Profile("icp-01", "tea-li", "李谷帘", "110101190001010540"));
        await stage.Play(
            order.Register("icp-02", "celadon-cup.cn", profile: "tea-li", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]),
            order.Register("icp-03", "bamboo-sea.cn", profile: "tea-li", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]));
        await stage.Play(order.AskIcp("icp-04", "icp-02", "celadon-cup.cn", "NotVerified") with { Story = "can a site be filed? not yet" });
        await stage.Play(order.Picture("icp-05", "tea-li"));
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Heard<IcpReadinessChanged>("icp-02", changed => changed.DomainName == "celadon-cup.cn" && changed.Reasons.Any(reason => reason.Code == "NotIngested"));
        await stage.Play(order.AskIcp("icp-06", "icp-02", "celadon-cup.cn", "NotIngested 2025-02-05") with { Story = "two business days, after the Spring Festival" });
        await stage.Play(order.Confirm("icp-07", "celadon-cup.cn", "tea-li@acme.example"));
        await stage.Pass(TimeSpan.FromHours(18));
        var taken = stage.Ministry.Taken;
        stage.Ministry.Faults.Maintenance = false;
        // What waited was put off, in business time.
        await stage.Pass(TimeSpan.FromHours(1));
        await stage.Taken("icp-02", taken + 2);
        await stage.Pass(TimeSpan.FromDays(8));
        await stage.Play(order.AskIcp("icp-08", "icp-02", "celadon-cup.cn", "NotIngested 2025-02-05") with { Story = "the day before: not yet" });
        await stage.Pass(TimeSpan.FromHours(26));
        await stage.Heard<IcpReadinessChanged>("icp-02", changed => changed is { DomainName: "celadon-cup.cn", Ready: true });
        await stage.Play(order.AskIcp("icp-09", "icp-02", "celadon-cup.cn", "IcpReady") with { Story = "on the day that was named" });
        await Correction();
    }

    private async Task Correction()
    {
        stage.Scene("the ministry refuses the name servers of the other domain; the customer corrects them");
        await stage.Heard<MinistryReportRefused>("icp-03", refused => refused.DomainName == "bamboo-sea.cn" && refused.Problems.Any(problem => problem.MinistryCode == 3005));
        var taken = stage.Ministry.Taken;
        await stage.Play(order.Servers("icp-10", "icp-03", "bamboo-sea.cn", "NameServersChanged", "ns1.tea-dns.com", "ns2.tea-dns.com") with
        {
            Story = "the ministry had refused the old ones",
        });
        await stage.Taken("icp-03", taken + 1);
        await stage.Pass(TimeSpan.FromHours(26));
        await stage.Heard<IcpReadinessChanged>("icp-03", changed => changed is { DomainName: "bamboo-sea.cn", Ready: true });
        await stage.Play(order.AskIcp("icp-11", "icp-03", "bamboo-sea.cn", "IcpReady") with { Story = "corrected" });
    }
}
