using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>
/// Settle an operation that nobody knows the outcome of, or that is set aside for a person. The registry is asked once more before the decision
/// is carried out; what it proves outweighs what was decided. Answered by <see cref="OperationDecided"/> or <see cref="DecisionRefused"/>;
/// the outcome of the operation itself is told as ever.
/// </summary>
[Command("registry-submission", OfOperators = true)]
public sealed record DecideOperation
{
    /// <summary>Whose operation it is.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this decision; comes back in the answer. The same id does not decide a second time.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was decided (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The order that the operation carries out.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>What was ordered.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>What is decided.</summary>
    public required OperationDecision Decision { get; init; }

    /// <summary>
    /// The <c>clTRID</c> of the last try that the decision is about; absent where the operation never reached the registry. A decision about an
    /// earlier try than the last one is refused. Not looked at for <c>askAgain</c>.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9-]{3,64}$")]
    public string? ClientTransactionId { get; init; }

    /// <summary>Who decided.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string DecidedBy { get; init; }

    /// <summary>Why: what the decision stands on, e.g. the registry's ticket. Nothing about persons.</summary>
    [MinLength(3), MaxLength(500)]
    public required string Because { get; init; }
}
