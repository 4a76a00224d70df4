namespace DomainWorkers.BuildingBlocks.State;

/// <summary>A message as it will stand on the wire, stored with the change that it tells of.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The AMQP message id: the same however often it is published. Derived from what the message is for, not drawn.</summary>
    public required string Id { get; init; }

    /// <summary>The exchange, e.g. <c>dw.domain-registered</c>.</summary>
    public required string Exchange { get; init; }

    /// <summary>The routing key: the account it belongs to.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>The JSON of the record, nothing else.</summary>
    public required byte[] Body { get; init; }

    /// <summary>When the sweep may publish it again (machine time), because nobody confirmed it by then.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>When it was written (machine time); its age tells that nobody takes it. Null where an older worker wrote it.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>W3C trace context of the work that wrote it, so that a trace survives the outbox.</summary>
    public string? TraceParent { get; init; }
}
