using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Serialization;

namespace DomainWorkers.RegistrantVault.Tests.Rig;

/// <summary>Opens stores and keeps the bytes of everything that was ever written to them, overwritten documents included.</summary>
internal sealed class RecordingFactory(IStateStoreFactory inner) : IStateStoreFactory
{
    public ConcurrentQueue<(string Collection, byte[] Bytes)> Written { get; } = [];

    public IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document => new Recorder<TState>(inner.Create(definition), definition.Collection, Written);

    private sealed class Recorder<TState>(
        IStateStore<TState> inner, string collection, ConcurrentQueue<(string Collection, byte[] Bytes)> written) : IStateStore<TState>
        where TState : Document
    {
        public Task<TState?> Find(string id, CancellationToken cancellationToken) => inner.Find(id, cancellationToken);

        public Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken) =>
            inner.FindBy(uniqueKey, value, cancellationToken);

        public Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken) =>
            inner.FindAll(lookupKey, value, limit, cancellationToken);

        public Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken)
        {
            written.Enqueue((collection, BsonForm.Write(state)));
            return inner.Insert(state, cancellationToken);
        }

        public Task<TState?> Save(TState state, CancellationToken cancellationToken)
        {
            written.Enqueue((collection, BsonForm.Write(state)));
            return inner.Save(state, cancellationToken);
        }

        public Task<IReadOnlyList<string>> Due(
            string lane, DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
            inner.Due(lane, now, machineNow, limit, cancellationToken);

        public Task<IReadOnlyList<TState>> InLanes(string element, string value, int limit, CancellationToken cancellationToken) =>
            inner.InLanes(element, value, limit, cancellationToken);

        public Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken) =>
            inner.Forecast(at, cancellationToken);

        public Task<IReadOnlyList<string>> Abandoned(
            IReadOnlyCollection<string> lanes, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
            inner.Abandoned(lanes, machineNow, limit, cancellationToken);

        public Task<TState?> Claim(
            string id, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, CancellationToken cancellationToken) =>
            inner.Claim(id, owner, now, machineNow, lease, cancellationToken);

        public Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineNow, int limit, CancellationToken cancellationToken) =>
            inner.Pending(machineNow, limit, cancellationToken);

        public Task Clear(IReadOnlyCollection<OutgoingReference> confirmed, CancellationToken cancellationToken) =>
            inner.Clear(confirmed, cancellationToken);

        public Task Postpone(OutgoingReference message, DateTimeOffset due, CancellationToken cancellationToken) =>
            inner.Postpone(message, due, cancellationToken);

        public Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
            inner.Page(afterId, limit, cancellationToken);

        public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
            inner.Summarise(machineNow, cancellationToken);

        public Task Prepare(CancellationToken cancellationToken) => inner.Prepare(cancellationToken);
    }
}
