using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>A person's decision about an operation is stored and being carried out. Answers <see cref="DecideOperation"/>; how the operation ended is told apart.</summary>
[Event("registry-submission")]
public sealed record OperationDecided
{
    /// <summary>Whose operation it is.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The decision that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was stored (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The order that the operation carries out.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>What was ordered.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>What was decided.</summary>
    public required OperationDecision Decision { get; init; }

    /// <summary>Who decided.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string DecidedBy { get; init; }
}
