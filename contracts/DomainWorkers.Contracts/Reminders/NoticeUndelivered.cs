using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// A notice reached nobody: every channel of its stage was tried, or there is none to try. It is not tried again; the next stage is.
/// </summary>
[Event("expiry-reminders")]
public sealed record NoticeUndelivered
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

    /// <summary>When the plan wanted it (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The profile that it was for; absent where the domain has none.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? ProfileId { get; init; }

    /// <summary>The profile's version, where it could be read.</summary>
    [Range(1, long.MaxValue)]
    public long? ProfileVersion { get; init; }

    /// <summary>The channels of the stage, in the order in which they were tried.</summary>
    [MaxLength(4)]
    public required IReadOnlyList<NoticeChannel> Channels { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
