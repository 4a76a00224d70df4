namespace DomainWorkers.Faults.Evidence;

/// <summary>One message as it reached the order side; a physical repeat is a line of its own.</summary>
internal sealed record EventLine
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Exchange { get; init; }

    public required string MessageId { get; init; }

    public required string? OrderId { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>When the worker decided it, by the message.</summary>
    public required DateTimeOffset? At { get; init; }

    public string? Progress { get; init; }

    public string? DomainId { get; init; }

    public string? Name { get; init; }

    public int? Years { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Codes of a refusal, or the broken rules of a rejection.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Of the body's bytes: one message id stands for one body.</summary>
    public required string Sha256 { get; init; }

    public bool IsAnswer => Kind is EventKind.Done or EventKind.Refused;
}

/// <summary>What a message says of an order.</summary>
internal enum EventKind
{
    Progress,
    Done,
    Refused,
    Rejected,
}
