using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>What the gate says of a body: it fits its contract, or these are the rules it breaks.</summary>
public abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    /// <summary>The body fits: reading it with <see cref="MessageSerialization.Options"/> succeeds.</summary>
    /// <param name="Json">The bytes of the message itself; inside an envelope a part of the body.</param>
    /// <param name="UnknownProperties">How many properties the contract does not know; they are ignored.</param>
    /// <param name="Account">The message's <c>account</c>, where its contract has one.</param>
    /// <param name="OrderId">The message's <c>orderId</c>, where its contract has one.</param>
    public sealed record Fits(ReadOnlyMemory<byte> Json, int UnknownProperties, string? Account, string? OrderId) : GateVerdict
    {
        /// <summary>The message id that an envelope carries; null for a plain body.</summary>
        public string? EnvelopeMessageId { get; init; }
    }

    /// <summary>The body does not fit and must reach no consumer.</summary>
    /// <param name="Violations">At least one and at most ten rules, in the order in which they were found.</param>
    /// <param name="OrderId">The order id, where one could be read that is well formed and not given twice.</param>
    public sealed record Rejected(IReadOnlyList<MessageRejected.Violation> Violations, string? OrderId) : GateVerdict;
}
