using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// Have the codes for a name made before it is registered: the order then carries them. Answered by <see
/// cref="VerificationCodesIssued"/>, <see cref="ReviewFailed"/> or <see cref="ReviewRequestRefused"/>. Safe to send again.
/// </summary>
[Command("real-name-review")]
public sealed record IssueVerificationCodes
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

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The name, in Unicode or ASCII.</summary>
    [MinLength(3), MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>Which codes; the real-name code needs a verified profile.</summary>
    [MinLength(1), MaxLength(2)]
    public required IReadOnlyList<CodeKind> Codes { get; init; }
}
