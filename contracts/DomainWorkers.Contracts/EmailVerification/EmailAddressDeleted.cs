using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// An address is no longer in the account's list. Answers <see cref="DeleteEmailAddress"/>.
/// </summary>
[Event("email-verification")]
public sealed record EmailAddressDeleted
{
    /// <summary>The account that the address belongs to.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The address, by an id that says nothing of it; the same for one address and account for ever.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public required string AddressId { get; init; }
}
