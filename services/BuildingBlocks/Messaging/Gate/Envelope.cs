using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>What came out of opening MassTransit's envelope.</summary>
public abstract record Envelope
{
    private Envelope()
    {
    }

    /// <summary>
    /// The envelope is well formed. What else it says (response and fault addresses, headers, host) is not read: a sender does not
    /// choose where our answers go.
    /// </summary>
    /// <param name="Message">The bytes of the message inside.</param>
    /// <param name="MessageTypes">The URNs it was sent under.</param>
    /// <param name="MessageId">The id it was sent with.</param>
    public sealed record Opened(ReadOnlyMemory<byte> Message, IReadOnlyList<string> MessageTypes, string? MessageId) : Envelope;

    /// <summary>It is no envelope.</summary>
    public sealed record Rejected(IReadOnlyList<MessageRejected.Violation> Violations) : Envelope;
}
