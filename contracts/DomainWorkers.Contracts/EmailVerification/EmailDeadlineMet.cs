using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// The mail address of the domain's registrant is verified; where the domain was held for it, <c>ReleaseHold</c> is sent.
/// </summary>
[Event("email-verification")]
public sealed record EmailDeadlineMet
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

    /// <summary>The address, by an id that says nothing of it; the same for one address and account for ever.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public required string AddressId { get; init; }

    /// <summary>Whether the domain was held for it.</summary>
    public required bool WasHeld { get; init; }
}
