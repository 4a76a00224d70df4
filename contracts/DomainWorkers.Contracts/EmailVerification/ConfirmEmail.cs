using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// Confirm an address with the token of a link. To be sent when a person says so on the page that the link opens, never by opening it:
/// mail scanners open links. Answered by <see cref="EmailVerified"/> or <see cref="EmailConfirmationRefused"/>. Safe to send again.
/// </summary>
[Command("email-verification")]
public sealed record ConfirmEmail
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

    /// <summary>The address, as the link names it.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public required string AddressId { get; init; }

    /// <summary>The token of the link: 256 bits in base64url.</summary>
    [RegularExpression(ContractPatterns.Token)]
    public required string Token { get; init; }
}
