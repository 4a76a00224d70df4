using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// One line of the notice ledger: what became of one notice, without personal data.
/// </summary>
public sealed record NoticeEntry
{
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

    /// <summary>What became of it.</summary>
    public required NoticeResult Result { get; init; }

    /// <summary>When the plan wanted it (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When that was known (UTC); absent while it waits.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The profile that it went to, where it went to one.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? ProfileId { get; init; }

    /// <summary>The profile's version that the address was read from.</summary>
    [Range(1, long.MaxValue)]
    public long? ProfileVersion { get; init; }

    /// <summary>How it went, where it did.</summary>
    public NoticeChannel? Channel { get; init; }

    /// <summary>The text that was used.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,39}/[0-9]{1,4}$")]
    public string? Template { get; init; }

    /// <summary>Its language.</summary>
    [RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    public string? Language { get; init; }

    /// <summary>The mail's <c>Message-ID</c>, or the id of the short message.</summary>
    [RegularExpression(ContractPatterns.NoticeMessageId)]
    public string? MessageId { get; init; }

    /// <summary>Why it was skipped or not delivered; empty otherwise.</summary>
    [MaxLength(20)]
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}
