using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// A notice was taken by a mail server or an SMS gateway. This is the evidence of it, without personal data: whom it reached is known by profile
/// and version.
/// </summary>
[Event("expiry-reminders")]
public sealed record NoticeSent
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Its name in ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>What the notice is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The stage of the notice plan, e.g. <c>ExpiresIn30Days</c>; the policy names them.</summary>
    [RegularExpression(ContractPatterns.NoticeStage)]
    public required string Stage { get; init; }

    /// <summary>
    /// The day that the notice counts from, in Shanghai, e.g. <c>2026-11-03</c>: the expiry date or, for a review of the data, the anniversary of
    /// the registration. There is at most one notice per domain, kind, day and stage.
    /// </summary>
    public required DateOnly Day { get; init; }

    /// <summary>The expiry as the notice gave it (UTC); absent for a review of the data.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the plan wanted it (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The profile whose address or phone it went to.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The profile's version that the address was read from.</summary>
    [Range(1, long.MaxValue)]
    public required long ProfileVersion { get; init; }

    /// <summary>How it went.</summary>
    public required NoticeChannel Channel { get; init; }

    /// <summary>The text that was used, with its version, e.g. <c>before-expiry/1</c>.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,39}/[0-9]{1,4}$")]
    public required string Template { get; init; }

    /// <summary>The language of the text, the first where there are several, as in RFC 5646, e.g. <c>zh-CN</c>.</summary>
    [RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    public required string Language { get; init; }

    /// <summary>The mail's <c>Message-ID</c> without angle brackets, or the id that the gateway knows the short message by.</summary>
    [RegularExpression(ContractPatterns.NoticeMessageId)]
    public required string MessageId { get; init; }
}
