using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// The wish is stored. Answers <see cref="SetAutoRenew"/>.
/// </summary>
[Event("expiry-reminders")]
public sealed record AutoRenewSet
{
    /// <summary>The account that asked.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Whether the domain is renewed by itself from now on.</summary>
    public required bool Enabled { get; init; }

    /// <summary>For how many years at a time.</summary>
    [Range(1, 10)]
    public required int Years { get; init; }

    /// <summary>When the order side is asked next (UTC); absent where it is not asked.</summary>
    public DateTimeOffset? NextWishAt { get; init; }
}
