using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>A notice as it is written: a mail or a short message, with what the ledger keeps of it.</summary>
/// <param name="Template">Which text it is, with its version: raised whenever a sentence changes.</param>
/// <param name="Language">The language it is in, the first one of a mail.</param>
/// <param name="Subject">Of a mail.</param>
/// <param name="Body">Of a mail, or the whole short message.</param>
internal sealed record NoticeText(string Template, string Language, string Subject, string Body)
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>By where the registrant belongs: the language of the agreement (ERRP 2.1). A mail says it in the other one too.</summary>
    public static string LanguageOf(RegistrantRegion region) => region == RegistrantRegion.Other ? English : Chinese;

    public static NoticeText Mail(NoticeFacts facts, string language)
    {
        var chinese = ChineseTexts.Mail(facts);
        var english = EnglishTexts.Mail(facts);
        var (first, second) = language == English ? (english, chinese) : (chinese, english);
        return new NoticeText(
            $"{TemplateOf(facts.Phase)}/1", language,
            Shown.Line($"{first.Subject} / {second.Subject}"),
            string.Join("\r\n", [.. first.Lines, "", "----", "", .. second.Lines, ""]));
    }

    public static NoticeText Sms(NoticeFacts facts, string language) => new(
        $"{TemplateOf(facts.Phase)}-sms/1", language, "", Shown.Line(language == English ? EnglishTexts.Sms(facts) : ChineseTexts.Sms(facts)));

    private static string TemplateOf(NoticePhase phase) => phase switch
    {
        NoticePhase.BeforeExpiry => "before-expiry",
        NoticePhase.Expired => "expired",
        NoticePhase.Redemption => "redemption",
        _ => "data-review",
    };
}

/// <summary>What a notice speaks of, chosen at the moment of sending.</summary>
internal enum NoticePhase
{
    BeforeExpiry,
    Expired,
    Redemption,
    DataReview,
}

/// <summary>What a text is made of. Only names of domains, dates and hints at an address: nothing that a customer typed.</summary>
/// <param name="Name">The name in both forms.</param>
/// <param name="GraceEndsAt">Until when it is renewed at the normal price.</param>
/// <param name="RedemptionEndsAt">Until when it can be restored.</param>
/// <param name="Page">The page to act on; null: the console.</param>
/// <param name="IsAutoRenewed">Whether the account wants it renewed by itself.</param>
/// <param name="Email">The registrant's address with most of it hidden.</param>
/// <param name="Phone">The last digits of the number.</param>
internal sealed record NoticeFacts(
    NoticePhase Phase, string Name, DateTimeOffset ExpiresAt, DateTimeOffset GraceEndsAt, DateTimeOffset RedemptionEndsAt, string? Page,
    bool IsAutoRenewed, string Email, string Phone)
{
    public static NoticePhase PhaseOf(NoticeKind kind, bool isDeleted, DateTimeOffset expiresAt, DateTimeOffset now) =>
        kind == NoticeKind.DataReview ? NoticePhase.DataReview
        : isDeleted ? NoticePhase.Redemption
        : now < expiresAt ? NoticePhase.BeforeExpiry
        : NoticePhase.Expired;

    /// <summary>Enough for its owner to know it again.</summary>
    public static string HideEmail(RecipientAddress? address) => address is null ? "-" : $"{address.Local.EnumerateRunes().First()}***@{address.UnicodeDomain}";

    public static string HidePhone(string? phone) => phone is { Length: > 8 } ? $"***{phone[^4..]}" : "-";
}

/// <summary>A mail in one language.</summary>
internal sealed record MailParts(string Subject, IReadOnlyList<string> Lines);
