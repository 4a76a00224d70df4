using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.Messaging;

/// <summary>
/// A message did not fit its contract. No worker has acted on it: it is kept aside for ops, and its sender may send it again,
/// corrected. Published by the worker whose queue it stood in, to the account that stood in the message's routing key.
/// </summary>
[Event("any")]
public sealed record MessageRejected
{
    /// <summary>The account from the routing key, or <c>unknown</c> where that is not an account.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When the message was refused (UTC).</summary>
    public required DateTimeOffset RejectedAt { get; init; }

    /// <summary>The worker that refused it, e.g. <c>registry-submission</c>.</summary>
    [MaxLength(64)]
    public required string Worker { get; init; }

    /// <summary>The exchange it was sent to, e.g. <c>dw.submit-registration</c>.</summary>
    [MaxLength(128)]
    public required string Exchange { get; init; }

    /// <summary>The AMQP message id, where the sender gave one.</summary>
    [MaxLength(128)]
    public string? MessageId { get; init; }

    /// <summary>The order id that the message names, where it could be read.</summary>
    [MaxLength(100)]
    public string? OrderId { get; init; }

    /// <summary>What is wrong, in the order in which it was found; at most ten.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>One rule that the message breaks. The offending value is never repeated.</summary>
    public sealed record Violation
    {
        /// <summary>JSON path of the place, e.g. <c>$.nameServers[1]</c>.</summary>
        [MaxLength(256)]
        public required string Path { get; init; }

        /// <summary>The rule, e.g. <c>required</c>, <c>pattern</c>, <c>maximum</c>, <c>notJson</c>, <c>duplicateName</c>, <c>tooLarge</c>.</summary>
        [MaxLength(64)]
        public required string Rule { get; init; }

        /// <summary>What the rule asks for, e.g. <c>must be at most 10</c>.</summary>
        [MaxLength(300)]
        public required string Message { get; init; }
    }
}
