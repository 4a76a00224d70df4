using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Verification;

/// <summary>
/// Attach signed codes of a verification provider to a domain (<c>verificationCode-1.0</c>). Attaching one that is there already does
/// nothing; a newer code of a type replaces the older. Answered by <see cref="VerificationCodesAttached"/> or
/// <see cref="VerificationCodesRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record AttachVerificationCodes
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account and kind.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>
    /// Signed codes of a verification provider, each the base64 of its XML, passed on unchanged. A code names no person: it is a token and
    /// the provider's signature over it.
    /// </summary>
    [MinLength(1), MaxLength(4), Each(Pattern = ContractPatterns.Base64, MaxLength = 32768)]
    public required IReadOnlyList<string> Codes { get; init; }
}
