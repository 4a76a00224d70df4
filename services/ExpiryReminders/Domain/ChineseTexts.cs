using DomainWorkers.Correspondence;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>The notices in Chinese.</summary>
internal static class ChineseTexts
{
    public static MailParts Mail(NoticeFacts facts) => facts.Phase switch
    {
        NoticePhase.BeforeExpiry => new MailParts(
            $"域名 {facts.Name} 将于 {Shown.Day(facts.ExpiresAt)} 到期",
            [
                "您好：", "",
                $"您的域名 {facts.Name} 将于 {Shown.Time(facts.ExpiresAt)} 到期。",
                facts.IsAutoRenewed
                    ? "该域名已开通自动续费，我们将在到期前扣款，请确认支付方式有效；若扣款失败请手动续费。"
                    : "请在到期前续费，续费入口：",
                Page(facts), "",
                "到期后域名可能暂停解析，网站和邮箱将无法使用。",
                $"{Shown.Time(facts.GraceEndsAt)} 前仍可按正常价格续费；此后域名将被删除，进入赎回期，赎回费用高于续费。",
                "如您不再需要该域名，可忽略本邮件。",
            ]),
        NoticePhase.Expired => new MailParts(
            $"域名 {facts.Name} 已到期，请尽快续费",
            [
                "您好：", "",
                $"您的域名 {facts.Name} 已于 {Shown.Time(facts.ExpiresAt)} 到期，可能已暂停解析。",
                $"请在 {Shown.Time(facts.GraceEndsAt)} 前续费，续费后恢复解析：", Page(facts), "",
                "逾期未续费，域名将被删除并进入赎回期；赎回期结束后任何人都可以注册该域名。",
                "WHOIS 中显示的到期日可能已被注册局自动顺延，不代表续费成功。",
            ]),
        NoticePhase.Redemption => new MailParts(
            $"域名 {facts.Name} 即将无法赎回",
            [
                "您好：", "",
                $"您的域名 {facts.Name} 已被删除，正处于赎回期。",
                $"最晚可在 {Shown.Time(facts.RedemptionEndsAt)} 前赎回（以注册局时间为准，请勿等到最后一刻）：", Page(facts), "",
                "逾期后域名无法赎回，将重新开放注册。",
            ]),
        _ => new MailParts(
            $"请核对域名 {facts.Name} 的注册信息",
            [
                "您好：", "",
                $"根据注册协议，我们每年提醒您核对域名 {facts.Name} 的注册信息。",
                $"目前登记的邮箱为 {facts.Email}，电话尾号为 {facts.Phone}；全部信息请在此查看，如有变化请更正：", Page(facts), "",
                "提供虚假信息或不更新信息，可能导致域名被暂停或取消。信息无误则无需任何操作。",
            ]),
    };

    public static string Sms(NoticeFacts facts) => facts.Phase switch
    {
        NoticePhase.BeforeExpiry => $"您的域名 {facts.Name} 将于 {Shown.Day(facts.ExpiresAt)} 到期，请及时续费，以免暂停解析。",
        NoticePhase.Expired => $"您的域名 {facts.Name} 已于 {Shown.Day(facts.ExpiresAt)} 到期，请在 {Shown.Day(facts.GraceEndsAt)} 前续费，逾期将被删除。",
        NoticePhase.Redemption => $"您的域名 {facts.Name} 已被删除，最晚 {Shown.Day(facts.RedemptionEndsAt)} 前可赎回。",
        _ => $"请登录控制台核对域名 {facts.Name} 的注册信息，如有变化请更正。",
    };

    private static string Page(NoticeFacts facts) => facts.Page is { } page ? $"  {page}" : "  请登录控制台操作。";
}
