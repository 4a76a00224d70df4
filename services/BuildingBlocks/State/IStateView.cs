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

    /// <summary>How many documents will be due at an instant of their clock, by lane.</summary>
    Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ids in a lane that will be due at an instant of their clock, claimed or not, oldest first.</summary>
    Task<IReadOnlyList<string>> DueIn(string lane, DateTimeOffset at, int limit, CancellationToken cancellationToken);

    /// <summary>Documents with messages that will be due for publishing at an instant of the machine's clock.</summary>
    Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineAt, int limit, CancellationToken cancellationToken);

    /// <summary>Creates the collection and its indexes where they are missing.</summary>
    Task Prepare(CancellationToken cancellationToken);
}

/// <summary>The view of a kind of document that is its store's own.</summary>
public sealed class StateView<TState>(StateDefinition<TState> definition, IStateStore<TState> store) : IStateView
    where TState : Document
{
    public string Worker => definition.Worker;

    public string Collection => definition.Collection;

    public DueClock Clock => definition.Clock;

    public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        store.Summarise(machineNow, cancellationToken);

    public async Task<StateFigures?> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        await store.Measure(now, machineNow, cancellationToken);

    public Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken) =>
        store.Forecast(at, cancellationToken);

    // A claim that holds now may have ended by then.
    public Task<IReadOnlyList<string>> DueIn(string lane, DateTimeOffset at, int limit, CancellationToken cancellationToken) =>
        store.Due(lane, at, DateTimeOffset.MaxValue, limit, cancellationToken);

    public Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineAt, int limit, CancellationToken cancellationToken) =>
        store.Pending(machineAt, limit, cancellationToken);

    public Task Prepare(CancellationToken cancellationToken) => store.Prepare(cancellationToken);
}
