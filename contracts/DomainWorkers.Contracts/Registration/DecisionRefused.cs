using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>
/// A person's decision about an operation was not carried out. Answers <see cref="DecideOperation"/>, also after <see cref="OperationDecided"/>,
/// where the registry shows something else than what was decided.
/// </summary>
[Event("registry-submission")]
public sealed record DecisionRefused
{
    /// <summary>Whose operation it is.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The decision that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was refused (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The order that was named.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>What was ordered.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>What was decided.</summary>
    public required OperationDecision Decision { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
