using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>
/// Keeps the very bytes that MongoDB would get, and nothing that a caller holds. It gives way at every call, so that code which is
/// wrong under concurrency is wrong here as well.
/// </summary>
public sealed class InMemoryStateStore<TState> : IStateStore<TState>, IByteStore
    where TState : Document
{
    private readonly Lock _lock = new();
    private readonly StateDefinition<TState> _definition;
    private readonly StoreFaults _faults;
    private readonly Action<StoreCall>? _written;
    private readonly DocumentTable _table;

    public InMemoryStateStore(StateDefinition<TState> definition, StoreFaults faults, Action<StoreCall>? written = null)
    {
        BsonForm.Require(definition);
        _definition = definition;
        _faults = faults;
        _written = written;
        _table = new DocumentTable(definition.UniqueKeys);
    }

    public async Task<TState?> Find(string id, CancellationToken cancellationToken) =>
        Read(await Reading(StoreOperation.Find, id, () => _table.Find(id), cancellationToken));

    public async Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken)
    {
        var key = _definition.PlaceOf(uniqueKey);
        return Read(await Reading(StoreOperation.FindBy, null, () => _table.FindBy(key, value), cancellationToken));
    }

    public Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        _definition.RequireLookup(lookupKey);
        return Many(StoreOperation.FindAll, () => _table.With(lookupKey, value), limit, cancellationToken);
    }

    public Task<IReadOnlyList<TState>> InLanes(string element, string value, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Many(
            StoreOperation.InLanes,
            () => _table.With(element, value).Where(document => document.Lane is not null)
                .OrderBy(document => document.Lane, StringComparer.Ordinal).ThenBy(document => document.Due ?? long.MinValue),
            limit,
            cancellationToken);
    }

    public Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken) =>
        Reading<IReadOnlyList<LaneForecast>>(
            StoreOperation.Forecast,
            null,
            () =>
            [
                .. _table.DueBy(DocumentOrder.Instant(at)).GroupBy(document => document.Lane)
                    .Select(lane => new LaneForecast(lane.Key, lane.Count(), DocumentOrder.Instant(lane.Min(document => document.Due!.Value))))
                    .OrderBy(lane => lane.Lane, StringComparer.Ordinal),
            ],
            cancellationToken);

    public Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(state.Id);
        var document = Stored(BsonForm.Write(state with { Version = 1 }));
        return Writing(
            StoreOperation.Insert,
            state.Id,
            () => _table.Insert(document) is { } taken ? new InsertResult<TState>(null, taken) : new InsertResult<TState>(Read(document), null),
            cancellationToken);
    }

    public Task<TState?> Save(TState state, CancellationToken cancellationToken)
    {
        var document = Stored(BsonForm.Write(state with { Version = state.Version + 1 }));
        return Writing(
            StoreOperation.Save,
            state.Id,
            () =>
            {
                if (_table.Find(state.Id)?.Version != state.Version)
                    return null;
                return _table.Replace(document) is { } taken ? throw new UniqueKeyTakenException(taken) : Read(document);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> Due(
        string lane, DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var (due, machine) = (DocumentOrder.Instant(now), DocumentOrder.Instant(machineNow));
        return await Reading<IReadOnlyList<string>>(
            StoreOperation.Due,
            null,
            () => [.. _table.Due(lane, due).Where(document => !IsClaimed(document, machine)).Take(limit).Select(document => document.Id)],
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> Abandoned(
        IReadOnlyCollection<string> lanes, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var machine = DocumentOrder.Instant(machineNow);
        return await Reading<IReadOnlyList<string>>(
            StoreOperation.Abandoned,
            null,
            () => [.. _table.Abandoned(lanes, machine).Take(limit).Select(document => document.Id)],
            cancellationToken);
    }

    public Task<TState?> Claim(
        string id, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, CancellationToken cancellationToken)
    {
        var (due, machine) = (DocumentOrder.Instant(now), DocumentOrder.Instant(machineNow));
        return Writing(
            StoreOperation.Claim,
            id,
            () => _table.Find(id) is { } found && found.Due <= due && !IsClaimed(found, machine)
                ? Read(Change(found, document =>
                {
                    document[Elements.ClaimedUntil] = new BsonDateTime((machineNow + lease).UtcDateTime);
                    document[Elements.ClaimedBy] = owner;
                    document[Elements.Claims] = document.GetValue(Elements.Claims, 0).ToInt32() + 1;
                    document[Elements.Version] = found.Version + 1;
                }))
                : null,
            cancellationToken);
    }

    public async Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineNow, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var now = DocumentOrder.Instant(machineNow);
        var found = await Reading(StoreOperation.Pending, null, () => _table.Pending(now).Take(limit).ToList(), cancellationToken);
        return
        [
            .. found.Select(Read).OfType<TState>()
                .SelectMany(state => state.Outgoing.Where(message => DocumentOrder.Instant(message.Due) <= now)
                    .Select(message => new PendingMessage(state.Id, message)))
                .Take(limit),
        ];
    }

    public Task Clear(IReadOnlyCollection<OutgoingReference> confirmed, CancellationToken cancellationToken) =>
        Writing(
            StoreOperation.Clear,
            null,
            () =>
            {
                foreach (var messages in confirmed.GroupBy(message => message.DocumentId, message => message.MessageId))
                {
                    if (_table.Find(messages.Key) is not { } found)
                        continue;
                    var gone = messages.ToHashSet();
                    Change(found, document => document[Elements.Outgoing] = new BsonArray(
                        document[Elements.Outgoing].AsBsonArray.Where(message => !gone.Contains(message[Elements.MessageId].AsString))));
                }

                return true;
            },
            cancellationToken);

    public Task Postpone(OutgoingReference message, DateTimeOffset due, CancellationToken cancellationToken) =>
        Writing(
            StoreOperation.Postpone,
            message.DocumentId,
            () => _table.Find(message.DocumentId) is { } found && Change(found, document =>
            {
                var entry = document[Elements.Outgoing].AsBsonArray
                    .FirstOrDefault(entry => entry[Elements.MessageId].AsString == message.MessageId);
                if (entry is not null)
                    entry[Elements.Due] = new BsonDateTime(due.UtcDateTime);
            }) is not null,
            cancellationToken);

    public async Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var found = await Reading(StoreOperation.Page, afterId, () => _table.After(afterId).Take(limit).ToList(), cancellationToken);
        return [.. found.Select(Read).OfType<TState>()];
    }

    public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        Reading(
            StoreOperation.Summarise,
            null,
            () => new StateSummary(
                _table.Count,
                _table.OpenClaims(DocumentOrder.Instant(machineNow)),
                _table.OutgoingMessages,
                _table.OldestOutgoing is { } oldest ? DocumentOrder.Instant(oldest) : null,
                _table.EarliestDue is { } earliest ? DocumentOrder.Instant(earliest) : null),
            cancellationToken);

    public Task<StateFigures> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        Reading(
            StoreOperation.Summarise,
            null,
            () => InMemoryFigures.Of<TState>([.. _table.After(null).Select(Read).OfType<TState>()], now),
            cancellationToken);

    public Task Prepare(CancellationToken cancellationToken) =>
        Reading(StoreOperation.Prepare, null, () => true, cancellationToken);

    internal bool Keeps(StateDefinition<TState> definition) =>
        definition.Clock == _definition.Clock && definition.UniqueKeys.SequenceEqual(_definition.UniqueKeys)
        && definition.LookupKeys.SequenceEqual(_definition.LookupKeys);

    void IByteStore.Put(byte[] document)
    {
        var put = Stored(document);
        lock (_lock)
        {
            if ((_table.Find(put.Id) is null ? _table.Insert(put) : _table.Replace(put)) is { } taken)
                throw new UniqueKeyTakenException(taken);
        }
    }

    private static bool IsClaimed(StoredDocument document, long machineNow) => document.ClaimedUntil >= machineNow;

    private static TState? Read(StoredDocument? document) => document is null ? null : BsonForm.Read<TState>(document.Bytes);

    private StoredDocument Stored(byte[] bytes) => StoredDocument.Of(bytes, _definition.UniqueKeys);

    /// <summary>Changes elements in place, as an update on the server would: elements that our type does not know stay.</summary>
    private StoredDocument Change(StoredDocument found, Action<BsonDocument> change)
    {
        var document = BsonForm.Read<BsonDocument>(found.Bytes);
        change(document);
        var changed = Stored(BsonForm.Write(document));
        _table.Replace(changed);
        return changed;
    }

    private async Task<IReadOnlyList<TState>> Many(
        StoreOperation operation, Func<IEnumerable<StoredDocument>> find, int limit, CancellationToken cancellationToken)
    {
        var found = await Reading(operation, null, () => find().Take(limit).ToList(), cancellationToken);
        return [.. found.Select(Read).OfType<TState>()];
    }

    private async Task<T> Reading<T>(StoreOperation operation, string? id, Func<T> read, CancellationToken cancellationToken)
    {
        var call = new StoreCall(operation, _definition.Worker, _definition.Collection, id);
        await Task.Yield();
        await _faults.Reach(call, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _faults.ThrowIfCallIsLost(call);
        T result;
        lock (_lock)
            result = read();
        _faults.ThrowIfAnswerIsLost(call);
        return result;
    }

    private async Task<T> Writing<T>(StoreOperation operation, string? id, Func<T> write, CancellationToken cancellationToken)
    {
        var call = new StoreCall(operation, _definition.Worker, _definition.Collection, id);
        await Task.Yield();
        await _faults.Reach(call, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _faults.ThrowIfCallIsLost(call);
        T result;
        lock (_lock)
            result = write();
        _written?.Invoke(call);
        _faults.ThrowIfAnswerIsLost(call);
        return result;
    }
}
