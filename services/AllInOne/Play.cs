using DomainWorkers.Contracts.Miit;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.AllInOne;

/// <summary>The sample lives: what is ordered, what goes wrong meanwhile, and how each order has to end.</summary>
internal sealed class Play(Stage stage)
{
    /// <summary>So many orders there are; fewer at the end, and it stopped in between.</summary>
    public const int Length = 53;

    // Of the sample registrants acme-company and acme-zhang.
    private const string Company = "domains@acme.example";
    private const string Zhao = "tea-zhao@acme.example";
    private const string Zhang = "zhang.shili@acme.example";

    private readonly Orders _order = new(stage);

    public async Task Perform()
    {
        await Registrations();
        await RealNames();
        await Verification();
        await LateRealName();
        await Outage();
        await Renewals();
        await Holds();
        await Delegation();
        await Ministry();
        await DeletionAndRestore();
        await Release();
    }

    private async Task Registrations()
    {
        stage.Scene("registrations, two of them with lost answers");
        await stage.Play(
            _order.Register("reg-01", "longjing-tea.cn", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]) with { Story = "with name servers" },
            _order.Register("reg-02", "龙井茶叶.cn") with { Story = "an international name" },
            _order.Register("reg-03", "westlake-silk.com", years: 2).WithLostAnswer("domain:create"),
            _order.Register("reg-04", "杭州丝绸.中国"),
            _order.Register("reg-05", "hangzhou-boats.com.cn", years: 3).WithLostAnswer("domain:create"),
            _order.Register("reg-06", "qiantang-tide.com").WithLostCommand("domain:create"),
            _order.Register("reg-07", "龙井.公司"),
            _order.Register("reg-08", "-tea-.cn", expected: "LabelHyphenPlacement") with { Story = "not a name" },
            _order.Register("reg-09", "teahouse.net", expected: "ProfileUnknown", profile: "nobody") with { Story = "no such registrant" },
            _order.Register("reg-10", "hangzhou-tea.gov.cn", expected: "HolderFormNotAdmitted") with { Story = "not for companies" });
    }

    /// <summary>The provider decides after some hours and tells by poll. It refuses whoever is called 再审 the first time.</summary>
    private async Task RealNames()
    {
        stage.Scene("one registrant is verified before the registration; another is refused, hands in a better picture, and is verified in time");
        await stage.Play(
            _order.Profile("real-01", "tea-zhao", "赵明前", "110101190001010217"),
            _order.Profile("real-02", "tea-qian", "钱再审", "110101190001010321"),
            _order.Profile("real-03", "tea-sun", "孙谷雨", "110101190001010436"));
        await stage.Play(_order.Picture("real-04", "tea-zhao"), _order.Picture("real-05", "tea-qian"));
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Heard<ReviewPassed>(passed => passed.ProfileId == "tea-zhao");
        await stage.Heard<ReviewFailed>(failed => failed.ProfileId == "tea-qian");
        await stage.Play(
            _order.Register("real-06", "wuyi-tea.cn", profile: "tea-zhao") with { Story = "its holder is verified already" },
            _order.Register("real-07", "anxi-tea.cn", profile: "tea-qian") with { Story = "its holder was refused; five days are left" },
            _order.Register("real-08", "lushan-tea.cn", profile: "tea-sun") with { Story = "its holder hands in nothing" });
        await stage.Play(_order.Picture("real-09", "tea-qian") with { Story = "a better picture" });
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Heard<ReviewPassed>(passed => passed.ProfileId == "tea-qian");
    }

    private async Task LateRealName()
    {
        stage.Scene("the holder who handed in nothing was held after five days, and is verified late");
        await stage.Held("real-08", "real-name", isHeld: true);
        await stage.Play(_order.Picture("real-10", "tea-sun") with { Story = "late; the mail address is still not verified" });
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Held("real-08", "real-name", isHeld: false);
    }

    private async Task Verification()
    {
        stage.Scene("one registrant verifies the mail address in time, another only after 15 days, when the domain is held");
        await stage.Play(_order.Register("mail-01", "zhang-tea.cn", profile: "acme-zhang") with { Story = "nobody reads the mail" });
        await stage.Pass(TimeSpan.FromDays(1));
        await stage.Play(_order.Confirm("mail-02", "longjing-tea.cn", Company) with { Story = "verified in time: its domains are never held" });
        await stage.Play(_order.Confirm("mail-05", "wuyi-tea.cn", Zhao));
        await stage.Play(_order.Confirm("mail-03", "longjing-tea.cn", Company, expected: "TokenInvalid") with { Story = "the same link again" });
        await stage.Pass(TimeSpan.FromDays(14));
        await stage.Held("mail-01", "email", isHeld: true);
        await stage.Play(_order.Confirm("mail-04", "zhang-tea.cn", Zhang) with { Story = "late: still held, for the real name" });
        await stage.Held("mail-01", "email", isHeld: false);
    }

    private async Task Outage()
    {
        stage.Scene("the registry of .com and .net is down for a while");
        await stage.Registries["verisign"].Down();
        await stage.Send(
            _order.Register("out-01", "longjing-tea.net") with { Story = "waits for the registry" },
            _order.Register("out-02", "broken-bridge.cn") with { Story = "another registry: does not wait" });
        await stage.Told(line => line is { Order.Id: "out-01", HadToWait: true });
        stage.Registries["verisign"].Up();
        await stage.Ended();
    }

    private async Task Renewals()
    {
        stage.Scene("renewals, and orders for names that are taken");
        await stage.Play(
            _order.Renew("ren-01", "reg-01", "longjing-tea.cn"),
            _order.Renew("ren-02", "reg-03", "westlake-silk.com", years: 3).WithLostAnswer("domain:renew"),
            _order.Renew("ren-03", "nobody", "somebody-elses.cn", expected: "DomainUnknown") with { Story = "not the account's domain" },
            _order.Register("reg-11", "longjing-tea.cn", expected: "NameTaken") with { Story = "ordered twice: the name is ours already" });
    }

    private async Task Holds()
    {
        stage.Scene("two reasons hold a domain; it resolves when the last is gone");
        await stage.Play(_order.Hold("hold-01", "real-06", "dispute", 2), _order.Hold("hold-02", "real-06", "court", 1));
        await stage.Play(_order.Release("hold-03", "real-06", "dispute", 3) with { Story = "still held: court" });
        await stage.Play(_order.Hold("hold-04", "real-06", "dispute", 1, expected: "RevisionSuperseded") with { Story = "comes late: the release was decided after it" });
        await stage.Play(_order.Release("hold-05", "real-06", "court", 2) with { Story = "resolves again" });
    }

    private async Task Delegation()
    {
        stage.Scene("name servers are parked, and come back as they were");
        await stage.Play(_order.Park("ns-01", "reg-01", "longjing-tea.cn", "ns1.acme-parking.com", "ns2.acme-parking.com"));
        await stage.Play(_order.Servers("ns-02", "reg-01", "longjing-tea.cn", "NameServersChanged", "ns1.tea-dns.com", "ns2.tea-dns.com") with
        {
            Story = "while parked: for later",
        });
        await stage.Play(_order.Unpark("ns-03", "reg-01", "longjing-tea.cn"));
    }

    /// <summary>
    /// 26 January 2025 is a Sunday on which everybody works, because eight days of the Spring Festival begin on the 28th: two business days
    /// after it is 5 February.
    /// </summary>
    private async Task Ministry()
    {
        await stage.Pass(new DateTimeOffset(2025, 1, 26, 1, 0, 0, TimeSpan.Zero) - stage.Now);
        stage.Scene("the ministry is down for a day, then hears of two domains; the calendar says when they can be filed");
        stage.Ministry.Faults.Maintenance = true;
        stage.Ministry.Faults.Judge("bamboo-sea.cn", code: 3005);
        await stage.Play(
            _order.Register("icp-01", "celadon-cup.cn", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]),
            _order.Register("icp-02", "bamboo-sea.cn", servers: ["ns1.acme-dns.com", "ns2.acme-dns.com"]));
        await stage.Play(_order.AskIcp("icp-03", "icp-01", "celadon-cup.cn", "NotVerified") with { Story = "can a site be filed? not yet" });
        await stage.Verified("icp-01");
        await stage.Play(_order.AskIcp("icp-04", "icp-01", "celadon-cup.cn", "NotIngested 2025-02-05") with { Story = "two business days, after the Spring Festival" });
        await stage.Pass(TimeSpan.FromDays(1));
        var taken = stage.Ministry.Taken;
        stage.Ministry.Faults.Maintenance = false;
        await stage.Taken("icp-01", taken + 2);
        await stage.Pass(TimeSpan.FromDays(8));
        await stage.Play(_order.AskIcp("icp-05", "icp-01", "celadon-cup.cn", "NotIngested 2025-02-05") with { Story = "the day before: not yet" });
        await stage.Pass(TimeSpan.FromHours(26));
        await stage.Heard<IcpReadinessChanged>("icp-01", changed => changed is { DomainName: "celadon-cup.cn", Ready: true });
        await stage.Play(_order.AskIcp("icp-06", "icp-01", "celadon-cup.cn", "IcpReady") with { Story = "on the day that was named" });
        await Correction();
    }

    private async Task Correction()
    {
        stage.Scene("the ministry refuses the name servers of the other domain; the customer corrects them");
        await stage.Heard<MinistryReportRefused>("icp-02", refused => refused.DomainName == "bamboo-sea.cn" && refused.Problems.Any(problem => problem.MinistryCode == 3005));
        var taken = stage.Ministry.Taken;
        await stage.Verified("icp-02");
        await stage.Play(_order.Servers("icp-07", "icp-02", "bamboo-sea.cn", "NameServersChanged", "ns1.tea-dns.com", "ns2.tea-dns.com") with
        {
            Story = "the ministry had refused the old ones",
        });
        await stage.Taken("icp-02", taken + 1);
        await stage.Pass(TimeSpan.FromHours(26));
        await stage.Heard<IcpReadinessChanged>("icp-02", changed => changed is { DomainName: "bamboo-sea.cn", Ready: true });
        await stage.Play(_order.AskIcp("icp-08", "icp-02", "bamboo-sea.cn", "IcpReady") with { Story = "corrected" });
    }

    private async Task DeletionAndRestore()
    {
        stage.Scene("a domain is deleted and bought back");
        await stage.Pass(TimeSpan.FromDays(6));
        await stage.Play(_order.Delete("del-01", "reg-06", "qiantang-tide.com").WithLostAnswer("domain:delete"));
        await stage.Pass(TimeSpan.FromDays(20));
        await stage.Play(_order.Restore("del-02", "reg-06", "qiantang-tide.com").WithLostAnswer("domain:restore-request"));
        await stage.Play(_order.Delete("del-03", "reg-06", "qiantang-tide.com", expected: "DecisionStale", decidedBefore: 1) with
        {
            Story = "decided on what is no longer so",
        });
    }

    private async Task Release()
    {
        stage.Scene("a domain is deleted for good: 30 days of redemption, 5 of pending delete, and the name is free");
        await stage.Play(_order.Delete("end-01", "out-01", "longjing-tea.net"));
        await stage.Pass(TimeSpan.FromDays(36));
        await stage.Play(_order.Restore("end-02", "out-01", "longjing-tea.net", expected: "DomainEnded") with { Story = "too late" });
        await stage.Play(_order.Register("end-03", "longjing-tea.net") with { Story = "a new life of the same name" });
    }
}
