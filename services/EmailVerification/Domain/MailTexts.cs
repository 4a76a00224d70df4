using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>
/// The texts of a mail, Chinese first and then English, because nobody knows which one the reader reads. What a customer typed (names,
/// organisations) is left out: whoever has not confirmed an address yet must not get a stranger's words under our name.
/// </summary>
internal static class MailTexts
{
    private const int MostDomains = 10;

    public static MailText Verification(RecipientAddress recipient, string link, DateTimeOffset linkEnds) => new(
        "请验证您的邮箱 / Please verify your email address",
        string.Join("\r\n",
            "您好：", "",
            $"{recipient.Shown} 被登记为域名注册人的邮箱。请打开以下链接并在页面上确认：", "",
            link, "",
            $"链接在 {Shown.Time(linkEnds)} 前有效，仅能使用一次。仅打开链接不会完成验证。",
            "如非本人操作，请忽略本邮件。", "",
            "----", "",
            "Hello,", "",
            $"{recipient.Shown} was given as the email address of a domain registrant. Please open this link and confirm on the page:", "",
            link, "",
            $"The link works once, until {Shown.Time(linkEnds)}. Opening it alone confirms nothing.",
            "If this was not you, please ignore this mail.", ""));

    public static MailText Reminder(RecipientAddress recipient, string link, DateTimeOffset linkEnds, DateTimeOffset deadline, bool isOver, ConcernedDomains domains)
    {
        var list = List(domains);
        return isOver
            ? new MailText(
                $"域名已暂停解析：请验证邮箱 / Suspended until you verify: {domains.First}",
                string.Join("\r\n",
                    "您好：", "", $"以下域名的注册人邮箱 {recipient.Shown} 未在 {Shown.Time(deadline)} 前完成验证，域名已暂停解析：", "", list, "",
                    "请打开以下链接并在页面上确认，完成验证后将自动恢复：", "", link, "", $"链接在 {Shown.Time(linkEnds)} 前有效。", "",
                    "----", "",
                    "Hello,", "", $"The registrant's address {recipient.Shown} of these domains was not verified by {Shown.Time(deadline)}; they do not resolve any more:", "", list, "",
                    "Please open this link and confirm on the page; they come back by themselves:", "", link, "", $"The link works until {Shown.Time(linkEnds)}.", ""))
            : new MailText(
                $"请在期限内验证邮箱 / Verify your email address in time: {domains.First}",
                string.Join("\r\n",
                    "您好：", "", $"以下域名的注册人邮箱 {recipient.Shown} 尚未验证：", "", list, "",
                    $"请在 {Shown.Time(deadline)} 前打开以下链接并在页面上确认，否则域名将暂停解析：", "", link, "", $"链接在 {Shown.Time(linkEnds)} 前有效。",
                    "若该邮箱使用的正是以上域名，域名暂停解析后将无法收信，请尽快验证或更换邮箱。", "",
                    "----", "",
                    "Hello,", "", $"The registrant's address {recipient.Shown} of these domains is not verified yet:", "", list, "",
                    $"Please open this link and confirm on the page before {Shown.Time(deadline)}, or they will stop resolving:", "", link, "",
                    $"The link works until {Shown.Time(linkEnds)}.",
                    "If the mailbox is on one of these very domains, mail cannot reach it once they stop: verify now, or give another address.", ""));
    }

    public static string Name(DomainState domain) => Shown.Name(domain.Name, domain.UnicodeName);

    public static string CodeText(string code, int minutes) =>
        $"验证码 {code}，用于删除域名注册人邮箱，{minutes} 分钟内有效，请勿告知他人。Code {code} deletes a registrant's email address; valid {minutes} min.";

    private static string List(ConcernedDomains domains)
    {
        var lines = domains.Names.Take(MostDomains).Select(name => $"  {name}").ToList();
        if (domains.Names.Count > MostDomains || domains.HasMore)
            lines.Add("  …");
        return string.Join("\r\n", lines);
    }
}

/// <summary>The domains that a reminder is about, by their names; there may be more.</summary>
internal sealed record ConcernedDomains(IReadOnlyList<string> Names, bool HasMore)
{
    public string First => Names.Count > 0 ? Names[0] : "";
}
