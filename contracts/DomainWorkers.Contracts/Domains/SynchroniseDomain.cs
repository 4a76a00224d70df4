using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// Look at the registry and bring the record up to date. Answered by <see cref="DomainSynchronised"/> or <see cref="SynchronisationRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record SynchroniseDomain
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this question; comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }
}
