using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>How an order stands. Answers <see cref="AskOperation"/>.</summary>
[Event("registry-submission")]
public sealed record OperationAnswered
{
    /// <summary>The account that asked.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The question that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was so (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The order.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>What was ordered.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>Whether such an order is known at all; everything below is absent where not.</summary>
    public required bool Known { get; init; }

    /// <summary>What it waits for, or how it ended.</summary>
    public OperationProgress? Progress { get; init; }

    /// <summary>The domain's id, once the order has one.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public string? DomainId { get; init; }

    /// <summary>Why it was refused, where it was.</summary>
    [MaxLength(20)]
    public IReadOnlyList<Reason>? Reasons { get; init; }
}
