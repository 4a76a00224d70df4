using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>Ask how an order stands. Answered by <see cref="OperationAnswered"/> with the same request id.</summary>
[Command("registry-submission")]
public sealed record AskOperation
{
    /// <summary>Who asks; only the account's own orders are told.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this question; comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The order that is asked about.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>What was ordered.</summary>
    public required OperationKind Kind { get; init; }
}
