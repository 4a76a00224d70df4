using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// Ask which addresses the account has and how they stand. Answered by <see cref="EmailAddressesListed"/>, a page at a time.
/// </summary>
[Command("email-verification")]
public sealed record ListEmailAddresses
{
    /// <summary>Who asks; only the account's own addresses are touched.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The <c>next</c> of the page before; absent for the first.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public string? After { get; init; }
}
