using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>Every reason that this worker gives, with its texts. The README lists the codes.</summary>
internal static class Refusals
{
    public static readonly Reason IdempotencyKeyConflict = New("IdempotencyKeyConflict",
        "This request id was used before for something else. Nothing was done; use a new one.",
        "该请求编号已用于其他内容，本次未执行任何操作，请使用新的编号。");

    public static readonly Reason ProfileUnknown = New("ProfileUnknown",
        "The account has no registrant profile with this id.", "该账号下没有此编号的注册信息模板。");

    public static readonly Reason AddressUnknown = New("AddressUnknown",
        "The account has no address with this id.", "该账号下没有此编号的邮箱。");

    public static readonly Reason AddressUnusable = New("AddressUnusable",
        "The mail address in the profile has a form that no mail can be sent to. Correct it in the profile.",
        "模板中的邮箱地址格式无法用于发送邮件，请在模板中更正。");

    public static readonly Reason TokenInvalid = New("TokenInvalid",
        "The link is not valid: it was used, is too old, or never was one. Have a new mail sent.",
        "链接无效：可能已使用、已过期或不存在，请重新获取验证邮件。");

    public static readonly Reason TooManyAttempts = New("TooManyAttempts",
        "Too many wrong links were tried. Try again in an hour.", "错误尝试次数过多，请一小时后再试。");

    public static readonly Reason CodeRequired = New("CodeRequired",
        "A verified address is deleted only with a code that was sent to the registrant's phone.", "删除已验证邮箱需要手机验证码。");

    public static readonly Reason CodeInvalid = New("CodeInvalid",
        "The code is wrong or too old. Have a new one sent.", "验证码错误或已过期，请重新获取。");

    public static readonly Reason CodeNotNeeded = New("CodeNotNeeded",
        "The address is not verified; it can be deleted without a code.", "该邮箱未验证，无需验证码即可删除。");

    public static readonly Reason PhoneRefused = New("PhoneRefused",
        "The message could not be delivered to the registrant's phone. Correct the number in the profile.",
        "短信无法送达注册人手机，请在模板中更正号码。");

    public static readonly Reason PhoneCodesNotOffered = New("PhoneCodesNotOffered",
        "This registrar sends no codes to phones, so verified addresses cannot be deleted.", "本注册商未开通短信验证码，无法删除已验证邮箱。");

    public static readonly Reason MailServerSilent = New("MailServerSilent",
        "The mail server did not say whether it took the mail, several times in a row. Have a new mail sent.",
        "邮件服务器多次未返回投递结果，请重新获取验证邮件。");

    public static readonly Reason MailPutOff = New("MailPutOff",
        "The mail server of the address put the mail off for too long. Check the address, and have a new mail sent.",
        "收件方邮件服务器长时间延迟接收，请检查邮箱地址后重新获取验证邮件。");

    public static readonly Reason MailReturned = New("MailReturned",
        "Mail to the address came back. It has to be verified again.", "发往该邮箱的邮件被退回，需要重新验证。");

    public static readonly Reason ReaderComplained = New("ReaderComplained",
        "The reader of the address marked our mail as unwanted. It has to be verified again.", "收件人将邮件标记为垃圾邮件，需要重新验证。");

    public static readonly Reason AddressDeleted = New("AddressDeleted",
        "The address was deleted by the account. It has to be verified again.", "该邮箱已被账号删除，需要重新验证。");

    public static readonly Reason MailUnknown = New("MailUnknown",
        "This worker sent no such mail for the account.", "未找到该账号的此邮件发送记录。");

    public static readonly Reason BounceUnclear = New("BounceUnclear",
        "Name either the mail, or the profile together with its version.", "请提供邮件编号，或同时提供模板编号及其版本。");

    public static readonly Reason ProfileChanged = New("ProfileChanged",
        "The profile was changed since that mail was addressed; its present address is not blamed.", "该模板在邮件发送后已修改，不影响当前邮箱。");

    public static readonly Reason EmailNotVerified = New("EmailNotVerified",
        "The registrant's mail address was not verified in time. The domain does not resolve until it is.",
        "注册人邮箱未在期限内完成验证，域名将暂停解析，完成验证后恢复。");

    public static Reason TooOld(TimeSpan maxAge) => New("TooOld",
        $"The request was made more than {maxAge.TotalDays:0} days ago and was not known. Make it again if it is still wanted.",
        $"该请求生成已超过 {maxAge.TotalDays:0} 天且此前未收到，如仍需要请重新提交。");

    public static Reason MailTooSoon(int seconds) => New("MailTooSoon",
        $"A mail for this address was ordered less than {seconds} seconds ago. Ask again later.", $"{seconds} 秒内已请求过该邮箱的验证邮件，请稍后再试。");

    public static Reason MailQuotaUsedUp(int limit) => New("MailQuotaUsedUp",
        $"The account has had {limit} verification mails today. Ask again tomorrow (Shanghai time).", $"该账号今日验证邮件已达 {limit} 封上限，请明日再试。");

    public static Reason CodeQuotaUsedUp(int limit) => New("CodeQuotaUsedUp",
        $"The account has had {limit} codes today. Ask again tomorrow (Shanghai time).", $"该账号今日短信验证码已达 {limit} 条上限，请明日再试。");

    public static Reason MailboxRefused(string reply) => New("MailboxRefused",
        $"The mail server of the address refuses mail to it ({reply}). Correct the address in the profile.",
        $"收件方邮件服务器拒收（{reply}），请在模板中更正邮箱地址。");

    public static Reason MailRefused(string reply) => New("MailRefused",
        $"A mail server refused this mail ({reply}). The address may still be right; have a new mail sent, or ask us.",
        $"邮件服务器拒收该邮件（{reply}）。邮箱地址可能无误，请重新获取验证邮件或联系我们。");

    private static Reason New(string code, string english, string chinese) => new() { Code = code, English = english, Chinese = chinese };
}
