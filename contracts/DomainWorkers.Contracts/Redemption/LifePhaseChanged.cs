using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A domain stands somewhere else in its life. The dates say what comes next if nobody does anything; those that the registry decides may be off
/// by a day.
/// </summary>
[Event("redemption-deletion")]
public sealed record LifePhaseChanged
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The name in its ASCII form (RFC 5890 A-labels).</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>The name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>Where it stands now.</summary>
    public required LifePhase Phase { get; init; }

    /// <summary>Where it stood.</summary>
    public required LifePhase Before { get; init; }

    /// <summary>When what was paid ended or ends (UTC): the expiry that counts, whatever date the registry shows.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Why it was deleted; absent where it was not.</summary>
    public DeletionCause? Cause { get; init; }

    /// <summary>Until when it can be renewed at the normal price (UTC); absent once it is deleted.</summary>
    public DateTimeOffset? GraceEndsAt { get; init; }

    /// <summary>Until when it can be bought back, or could be (UTC); absent where there is no redemption.</summary>
    public DateTimeOffset? RedemptionEndsAt { get; init; }

    /// <summary>When the name becomes free (UTC).</summary>
    public DateTimeOffset? ReleasedAt { get; init; }
}
