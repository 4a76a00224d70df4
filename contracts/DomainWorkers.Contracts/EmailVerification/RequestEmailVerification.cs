using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// Verify the mail address of a registrant profile: a mail with a link goes out, unless the address is verified already or a link that
/// still works is on its way. Answered by <see cref="EmailVerificationAccepted"/> or <see cref="EmailVerificationRefused"/>. Safe to send again.
/// </summary>
[Command("email-verification")]
public sealed record RequestEmailVerification
{
    /// <summary>Who asks; must own the profile.</summary>
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

    /// <summary>The profile whose address is meant; the address itself never travels.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }
}
