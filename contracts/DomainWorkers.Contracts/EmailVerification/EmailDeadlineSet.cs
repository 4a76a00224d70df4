using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// A domain has until then to have its registrant's mail address verified; else it is held. A later change does not move it.
/// </summary>
[Event("email-verification")]
public sealed record EmailDeadlineSet
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

    /// <summary>The address; absent where the domain has no registrant profile.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public string? AddressId { get; init; }

    /// <summary>When the time is over (UTC).</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>What started it.</summary>
    public required EmailDeadlineCause Because { get; init; }
}
