namespace DomainWorkers.OrderSystem;

/// <summary>What every answer to an order has.</summary>
public sealed record Answer
{
    /// <summary>The order that it answers; absent in a rejection of a message that named none.</summary>
    public string? OrderId { get; init; }

    /// <summary>In a rejection: the message that did not fit.</summary>
    public string? MessageId { get; init; }
}
