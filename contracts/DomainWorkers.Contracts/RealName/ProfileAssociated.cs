using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>What became of domains that a profile shall hold. Answers <see cref="AssociateProfile"/>.</summary>
[Event("real-name-review")]
public sealed record ProfileAssociated
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>Held with it already; what is missing at the registry is on its way.</summary>
    [MaxLength(500), Each(Pattern = ContractPatterns.DomainId)]
    public required IReadOnlyList<string> Associated { get; init; }

    /// <summary>A change of the holder is ordered; it answers for itself.</summary>
    [MaxLength(500), Each(Pattern = ContractPatterns.DomainId)]
    public required IReadOnlyList<string> Ordered { get; init; }

    /// <summary>Those that cannot be.</summary>
    [MaxLength(500)]
    public required IReadOnlyList<AssociationProblem> Refused { get; init; }
}
