using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.Faults.Saboteur;

/// <summary>A store that passes every call on; a saboteur changes the one it is after.</summary>
internal abstract class StoreInBetween<TState>(IStateStore<TState> store) : IStateStore<TState>
    where TState : Document
{
    protected IStateStore<TState> Store { get; } = store;

    public virtual Task<TState?> Find(string id, CancellationToken cancellationToken) => Store.Find(id, cancellationToken);

    public Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken) =>
        Store.FindBy(uniqueKey, value, cancellationToken);

    public Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken) =>
        Store.FindAll(lookupKey, value, limit, cancellationToken);

    public Task<IReadOnlyList<TState>> InLanes(string element, string value, int limit, CancellationToken cancellationToken) =>
        Store.InLanes(element, value, limit, cancellationToken);

    public Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken) =>
        Store.Forecast(at, cancellationToken);

    public virtual Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken) => Store.Insert(state, cancellationToken);

    public Task<TState?> Save(TState state, CancellationToken cancellationToken) => Store.Save(state, cancellationToken);

    public Task<IReadOnlyList<string>> Due(
        string lane, DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        Store.Due(lane, now, machineNow, limit, cancellationToken);

    public Task<IReadOnlyList<string>> Abandoned(
        IReadOnlyCollection<string> lanes, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        Store.Abandoned(lanes, machineNow, limit, cancellationToken);

    public Task<TState?> Claim(
        string id, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, CancellationToken cancellationToken) =>
        Store.Claim(id, owner, now, machineNow, lease, cancellationToken);

    public Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
        Store.Pending(machineNow, limit, cancellationToken);

    public Task Clear(IReadOnlyCollection<OutgoingReference> confirmed, CancellationToken cancellationToken) =>
        Store.Clear(confirmed, cancellationToken);

    public Task Postpone(OutgoingReference message, DateTimeOffset due, CancellationToken cancellationToken) =>
        Store.Postpone(message, due, cancellationToken);

    public Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
        Store.Page(afterId, limit, cancellationToken);

    public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        Store.Summarise(machineNow, cancellationToken);

    public Task Prepare(CancellationToken cancellationToken) => Store.Prepare(cancellationToken);
}

/// <summary>Hands out the shipped stores, with one kind of document in a saboteur's hands.</summary>
internal sealed class StoresInBetween(IStateStoreFactory shipped, string collection, Type between) : IStateStoreFactory
{
    public IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document
    {
        var store = shipped.Create(definition);
        return definition.Collection == collection
            ? (IStateStore<TState>)Activator.CreateInstance(between.MakeGenericType(typeof(TState)), store)!
            : store;
    }
}
