using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A name will be free soon unless its holder buys it back: for the auction side. A bid wins only once <see cref="DomainReleased"/> comes.
/// </summary>
[Event("redemption-deletion")]
public sealed record PreReleaseListed
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

    /// <summary>Until when its holder can buy it back (UTC).</summary>
    public required DateTimeOffset RedemptionEndsAt { get; init; }

    /// <summary>When it should become free (UTC); the registry decides.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }
}
