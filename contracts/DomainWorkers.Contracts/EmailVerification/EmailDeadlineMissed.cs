using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// The time is over and the address is not verified: <c>PlaceHold</c> is sent for the domain.
/// </summary>
[Event("email-verification")]
public sealed record EmailDeadlineMissed
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Its name in the ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>Its name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>The address; absent where the profile has none any more.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public string? AddressId { get; init; }

    /// <summary>When the time was over (UTC).</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
