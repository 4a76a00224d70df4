using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.AllInOne.Scenes;

/// <summary>
/// Who the registrants are: real names at the verification provider, mail addresses by a link. The provider decides after some hours and
/// tells by poll; whoever is called 再审 it refuses the first time.
/// </summary>
internal sealed class Holders(Stage stage, Orders order)
{
    // Of the sample registrants acme-company and acme-zhang, and of those who fill in a form here.
    private const string Company = "domains@acme.example";
    private const string Zhao = "tea-zhao@acme.example";
    private const string Qian = "tea-qian@acme.example";
    private const string Sun = "tea-sun@acme.example";
    private const string Zhang = "zhang.shili@acme.example";

    public async Task Review()
    {
        stage.Scene("real names: one is verified before the registration; another is refused, hands in a better picture, and is verified in time");
        await stage.Play(
            order.Profile("real-01", "tea-zhao", "赵明前", "110101190001010217"),
            order.Profile("real-02", "tea-qian", "钱再审", "110101190001010321"),
            order.Profile("real-03", "tea-sun", "孙谷雨", "110101190001010436"));
        await stage.Play(order.Picture("real-04", "tea-zhao"), order.Picture("real-05", "tea-qian"));
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Heard<ReviewPassed>(passed => passed.ProfileId == "tea-zhao");
        await stage.Heard<ReviewFailed>(failed => failed.ProfileId == "tea-qian");
        await stage.Play(
            order.Register("real-06", "wuyi-tea.cn", profile: "tea-zhao") with { Story = "its holder is verified already" },
            order.Register("real-07", "anxi-tea.cn", profile: "tea-qian") with { Story = "its holder was refused; five days are left" },
            order.Register("real-08", "lushan-tea.cn", profile: "tea-sun") with { Story = "its holder hands in nothing" });
        await stage.Play(order.Picture("real-09", "tea-qian") with { Story = "a better picture" });
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Heard<ReviewPassed>(passed => passed.ProfileId == "tea-qian");
    }

    public async Task Verify()
    {
        stage.Scene("mail addresses: two are verified in time, another only after 15 days, when its domain is held");
        await stage.Play(order.Register("mail-01", "zhang-tea.cn", profile: "acme-zhang") with { Story = "nobody reads the mail" });
        await stage.Pass(TimeSpan.FromDays(1));
        await stage.Play(order.Confirm("mail-02", "longjing-tea.cn", Company) with { Story = "verified in time: its domains are never held for it" });
        await stage.Play(order.Confirm("mail-03", "longjing-tea.cn", Company, expected: "TokenInvalid") with { Story = "the same link again" });
        await stage.Play(order.Confirm("mail-04", "wuyi-tea.cn", Zhao), order.Confirm("mail-05", "anxi-tea.cn", Qian));
        await stage.Pass(TimeSpan.FromDays(14));
        await stage.Held("mail-01", "email", isHeld: true);
        await stage.Play(order.Confirm("mail-06", "zhang-tea.cn", Zhang) with { Story = "late: still held, for the real name" });
        await stage.Held("mail-01", "email", isHeld: false);
    }

    public async Task ReviewLate()
    {
        stage.Scene("two reasons at once: held for the real name after 5 days and for the mail address after 15; verified late, one is lifted, then the other");
        await stage.Held("real-08", "real-name", isHeld: true);
        await stage.Held("real-08", "email", isHeld: true);
        await stage.Play(order.Picture("real-10", "tea-sun") with { Story = "late; the mail address is still not verified" });
        await stage.Pass(TimeSpan.FromHours(5));
        await stage.Held("real-08", "real-name", isHeld: false);
        await stage.Play(order.Confirm("mail-07", "lushan-tea.cn", Sun) with { Story = "the last reason is gone: it resolves" });
        await stage.Held("real-08", "email", isHeld: false);
    }
}
