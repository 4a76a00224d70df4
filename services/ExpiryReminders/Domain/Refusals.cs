using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>Every reason that this worker gives, with its texts. The README lists the codes.</summary>
internal static class Refusals
{
    public static readonly Reason LaterNoticeDue = New("LaterNoticeDue",
        "A later notice of the plan was due as well by then and took its place.", "后续提醒届时也已到期，以后续提醒为准。");

    public static readonly Reason NoticeGiven = New("NoticeGiven",
        "This notice was sent already, for a date that was then corrected by a few days.", "该提醒已发送，其后到期日仅作数日更正。");

    public static readonly Reason DomainRenewed = New("DomainRenewed",
        "The domain was renewed before the notice went out.", "提醒发送前域名已续费。");

    public static readonly Reason ExpiryCorrected = New("ExpiryCorrected",
        "The expiry date was corrected before the notice went out; the plan of the new date holds.", "提醒发送前到期日已更正，以新的到期日为准。");

    public static readonly Reason DomainDeleted = New("DomainDeleted",
        "The domain was deleted before the notice went out.", "提醒发送前域名已被删除。");

    public static readonly Reason DomainRestored = New("DomainRestored",
        "The domain was restored before the notice went out.", "提醒发送前域名已赎回。");

    public static readonly Reason DomainEnded = New("DomainEnded",
        "The domain is not ours any more: released, transferred away, or ended otherwise.", "域名已不在本注册商：已释放、转出或已终止。");

    public static readonly Reason RedemptionOver = New("RedemptionOver",
        "The domain cannot be restored any more.", "域名已无法赎回。");

    public static readonly Reason NoAddressee = New("NoAddressee",
        "The domain has no registrant profile with contact data.", "域名没有可用的注册人联系信息。");

    public static readonly Reason AddressUnusable = New("AddressUnusable",
        "The mail address in the profile has a form that no mail can be sent to. Correct it in the profile.",
        "模板中的邮箱地址格式无法用于发送邮件，请在模板中更正。");

    public static readonly Reason MailPutOff = New("MailPutOff",
        "The mail server of the address put the mail off for too long.", "收件方邮件服务器长时间延迟接收。");

    public static readonly Reason MailServerAway = New("MailServerAway",
        "Our mail server could not be used for too long.", "本方邮件服务器长时间不可用。");

    public static readonly Reason MailServerSilent = New("MailServerSilent",
        "The mail server did not say whether it took the mail, several times in a row.", "邮件服务器多次未返回投递结果。");

    public static readonly Reason PhoneRefused = New("PhoneRefused",
        "The message could not be delivered to the registrant's phone. Correct the number in the profile.",
        "短信无法送达注册人手机，请在模板中更正号码。");

    public static readonly Reason PhoneSilent = New("PhoneSilent",
        "The SMS gateway did not take the message for too long.", "短信网关长时间未受理。");

    public static readonly Reason PhoneNotOffered = New("PhoneNotOffered",
        "This registrar sends no short messages.", "本注册商未开通短信。");

    public static readonly Reason DomainUnknown = New("DomainUnknown",
        "The account has no domain with this id.", "该账号下没有此编号的域名。");

    public static readonly Reason WishOvertaken = New("WishOvertaken",
        "Another wish for the domain was issued later and counts.", "该域名已有更晚提出的设置，以后者为准。");

    public static readonly Reason IdempotencyKeyConflict = New("IdempotencyKeyConflict",
        "This request id was used before for something else. Nothing was done; use a new one.",
        "该请求编号已用于其他内容，本次未执行任何操作，请使用新的编号。");

    public static Reason YearsNotSold(int years) => New("YearsNotSold",
        $"Names of this suffix cannot be renewed for {years} years at a time.", $"该后缀不支持一次续费 {years} 年。");

    public static Reason TooOld(TimeSpan maxAge) => New("TooOld",
        $"The request was made more than {maxAge.TotalDays:0} days ago and was not known. Make it again if it is still wanted.",
        $"该请求生成已超过 {maxAge.TotalDays:0} 天且此前未收到，如仍需要请重新提交。");

    public static Reason MailboxRefused(string reply) => New("MailboxRefused",
        $"The mail server of the address refuses mail to it ({reply}). Correct the address in the profile.",
        $"收件方邮件服务器拒收（{reply}），请在模板中更正邮箱地址。");

    public static Reason MailRefused(string reply) => New("MailRefused",
        $"A mail server refused this mail ({reply}). The address may still be right.", $"邮件服务器拒收该邮件（{reply}），邮箱地址可能无误。");

    private static Reason New(string code, string english, string chinese) => new() { Code = code, English = english, Chinese = chinese };
}
