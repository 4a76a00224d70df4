namespace DomainWorkers.Faults.Evidence;

/// <summary>One order as the order system sees it. A name has at most two renewals, and those of different length.</summary>
internal sealed record FaultOrder(string OrderId, OrderKind Kind, string Name, int Years, string? DomainId)
{
    /// <summary>Each time it was handed to the broker, repeats included.</summary>
    public IReadOnlyList<Publication> Published { get; init; } = [];
}

/// <summary>One time that an order was published.</summary>
internal sealed record Publication(DateTimeOffset At, string MessageId);
