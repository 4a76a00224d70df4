using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// The registry has let go of a name: this life of it is over.
/// </summary>
[Event("redemption-deletion")]
public sealed record DomainReleased
{
    /// <summary>The account that held the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The life of the name that ended.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The name in its ASCII form (RFC 5890 A-labels).</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>The name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>Why it was deleted.</summary>
    public required DeletionCause Cause { get; init; }

    /// <summary>When it was deleted (UTC); absent where nobody saw it.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
