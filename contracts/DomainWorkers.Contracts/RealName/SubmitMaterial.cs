using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// Hand in images of documents by reference. The worker fetches them, checks them, and keeps them in the vault; when all are there,
/// the review begins by itself. Answered by <see cref="MaterialAccepted"/> or <see cref="MaterialRefused"/>, and when they were
/// fetched by <see cref="MaterialReceived"/> or <see cref="MaterialRefused"/>. Safe to send again.
/// </summary>
[Command("real-name-review")]
public sealed record SubmitMaterial
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

    /// <summary>What for.</summary>
    public required MaterialPurpose Purpose { get; init; }

    /// <summary>For a qualification: the name, in Unicode or ASCII.</summary>
    [MinLength(3), MaxLength(253)]
    public string? DomainName { get; init; }

    /// <summary>For an enhanced verification: the domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public string? DomainId { get; init; }

    /// <summary>The files.</summary>
    [MinLength(1), MaxLength(10)]
    public required IReadOnlyList<MaterialFile> Files { get; init; }

    /// <summary>For a trademark: what the certificate says, sealed as a profile is.</summary>
    [RegularExpression(RealNamePatterns.Sealed), MaxLength(131072)]
    public string? Sealed { get; init; }
}
