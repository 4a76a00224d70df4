namespace DomainWorkers.BuildingBlocks.State;

/// <summary>One kind of document, seen from outside: for health, metrics and "is anything left to do".</summary>
public interface IStateView
{
    /// <summary>The worker that owns it.</summary>
    string Worker { get; }

    /// <summary>The collection.</summary>
    string Collection { get; }

    /// <summary>On which clock its due times stand.</summary>
    DueClock Clock { get; }

    /// <summary>What is open.</summary>
    Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken);

    /// <summary>Figures about what is open; null where nobody watches this kind.</summary>
    Task<StateFigures?> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        Task.FromResult<StateFigures?>(null);

    /// <summary>Creates the collection and its indexes where they are missing.</summary>
    Task Prepare(CancellationToken cancellationToken);
}

internal sealed class StateView<TState>(StateDefinition<TState> definition, IStateStore<TState> store) : IStateView
    where TState : Document
{
    public string Worker => definition.Worker;

    public string Collection => definition.Collection;

    public DueClock Clock => definition.Clock;

    public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        store.Summarise(machineNow, cancellationToken);

    public async Task<StateFigures?> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        await store.Measure(now, machineNow, cancellationToken);

    public Task Prepare(CancellationToken cancellationToken) => store.Prepare(cancellationToken);
}
