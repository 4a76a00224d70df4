using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>Hands a stored message to the broker.</summary>
public interface IOutgoingPublisher
{
    /// <summary>Publishes mandatory and with a publisher confirm; never throws for what a broker or a network does.</summary>
    Task<Publication> Publish(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>What became of a publish.</summary>
public enum Publication
{
    /// <summary>A queue has it.</summary>
    Confirmed,

    /// <summary>The broker returned it: no queue is bound for its routing key.</summary>
    Returned,

    /// <summary>The broker cannot be reached or did not confirm; it may have the message or not.</summary>
    Failed,
}
