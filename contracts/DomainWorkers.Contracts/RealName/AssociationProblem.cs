using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>Why a domain was not associated.</summary>
public sealed record AssociationProblem
{
    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }
}
