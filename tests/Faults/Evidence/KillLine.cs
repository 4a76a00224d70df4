namespace DomainWorkers.Faults.Evidence;

/// <summary>One SIGKILL, and what it hit.</summary>
internal sealed record KillLine
{
    public required int Number { get; init; }

    public required string Instance { get; init; }

    public required int ProcessId { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Orders that were published and not answered.</summary>
    public required int OpenOrders { get; init; }

    /// <summary>Operations that this very process held between intent and outcome.</summary>
    public required IReadOnlyList<HeldOperation> InFlight { get; init; }
}

/// <summary>An operation that a process held when it was killed.</summary>
internal sealed record HeldOperation(string OrderId, OrderKind Kind);
