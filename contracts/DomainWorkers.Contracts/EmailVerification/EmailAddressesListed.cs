using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// A page of the account's addresses, in the order of their ids. Answers <see cref="ListEmailAddresses"/>.
/// </summary>
[Event("email-verification")]
public sealed record EmailAddressesListed
{
    /// <summary>The account that the address belongs to.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The addresses.</summary>
    [MaxLength(100)]
    public required IReadOnlyList<EmailAddressEntry> Addresses { get; init; }

    /// <summary>What to ask for as <c>after</c> to get the next page; absent on the last.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public string? Next { get; init; }
}
