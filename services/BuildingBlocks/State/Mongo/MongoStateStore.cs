using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>Keeps documents in MongoDB: one collection, single-document writes with a condition, majority acknowledgement.</summary>
public sealed class MongoStateStore<TState> : IStateStore<TState>
    where TState : Document
{
    /// <summary>
    /// Marks the call that inserted a document. A call whose first attempt was applied and whose answer was lost is tried again by the driver;
    /// where the server does not recognise the second attempt, it answers "duplicate key", and the mark tells that it is our own.
    /// </summary>
    private const string Insertion = "insertion";

    private readonly StateDefinition<TState> _definition;

    /// <summary>For writing, in the bytes that <see cref="BsonForm"/> made.</summary>
    private readonly IMongoCollection<RawBsonDocument> _bytes;

    /// <summary>For decisions: what is read here cannot be rolled back.</summary>
    private readonly IMongoCollection<TState> _documents;

    /// <summary>For sweeps and figures: whoever acts on them looks again.</summary>
    private readonly IMongoCollection<BsonDocument> _hints;

    private readonly StateFiguresQuery _figures;

    public MongoStateStore(IMongoDatabase database, StateDefinition<TState> definition)
    {
        BsonForm.Require(definition);
        _definition = definition;
        _bytes = database.GetCollection<RawBsonDocument>(definition.Collection);
        _documents = database.GetCollection<TState>(definition.Collection);
        _hints = database.GetCollection<BsonDocument>(definition.Collection).WithReadConcern(ReadConcern.Local);
        _figures = new StateFiguresQuery(_hints, typeof(TState));
    }

    public Task<TState?> Find(string id, CancellationToken cancellationToken) =>
        First(new BsonDocument(Elements.Id, id), cancellationToken);

    public Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken)
    {
        _ = _definition.PlaceOf(uniqueKey);
        return First(new BsonDocument(uniqueKey, new BsonDocument { ["$eq"] = value, ["$exists"] = true }), cancellationToken);
    }

    public Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        _definition.RequireLookup(lookupKey);
        return Many(StateQueries.WithText(lookupKey, value), new BsonDocument(Elements.Id, 1), limit, cancellationToken);
    }

    public Task<IReadOnlyList<TState>> InLanes(string element, string value, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Many(StateQueries.InLanes(element, value), StateQueries.ByLane, limit, cancellationToken);
    }

    public Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken) =>
        Ask<IReadOnlyList<LaneForecast>>("aggregate", async () =>
        {
            var lanes = await _hints.Aggregate<BsonDocument>(StateQueries.Forecast(at), options: null, cancellationToken).ToListAsync(cancellationToken);
            return
            [
                .. lanes.Select(lane => new LaneForecast(
                        lane[Elements.Id].IsString ? lane[Elements.Id].AsString : null,
                        lane[StateQueries.Count].ToInt64(),
                        StateQueries.Instant(lane[StateQueries.Oldest])))
                    .OrderBy(lane => lane.Lane, StringComparer.Ordinal),
            ];
        });

    public Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(state.Id);
        var bytes = BsonForm.Write(state with { Version = 1 });
        var mark = ObjectId.GenerateNewId();
        return Ask("insert", async () =>
        {
            try
            {
                using var marked = new RawBsonDocument(Marked(bytes, mark));
                await _bytes.InsertOneAsync(marked, options: null, cancellationToken);
            }
            catch (MongoWriteException exception) when (DuplicateKey.Of(exception, _definition.UniqueKeys) is { } taken)
            {
                var own = new BsonDocument { [Elements.Id] = state.Id, [Insertion] = mark };
                if (taken != Elements.Id || await First(own, cancellationToken) is null)
                    return new InsertResult<TState>(null, taken);
            }

            return new InsertResult<TState>(BsonForm.Read<TState>(bytes), null);
        });
    }

    public async Task<TState?> Save(TState state, CancellationToken cancellationToken)
    {
        var bytes = Next(state);
        return await Replace(state, bytes, cancellationToken) ? BsonForm.Read<TState>(bytes) : null;
    }

    public Task<bool> Replace(TState state, CancellationToken cancellationToken) => Replace(state, Next(state), cancellationToken);

    public Task<IReadOnlyList<string>> Due(
        string lane, DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Ask<IReadOnlyList<string>>("find", async () =>
        {
            var found = await _hints.Find(StateQueries.Due(lane, now, machineNow))
                .Sort(StateQueries.OldestFirst)
                .Limit(limit)
                .Project(new BsonDocument(Elements.Id, 1))
                .ToListAsync(cancellationToken);
            return [.. found.Select(document => document[Elements.Id].AsString)];
        });
    }

    public Task<IReadOnlyList<string>> Abandoned(
        IReadOnlyCollection<string> lanes, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Ask<IReadOnlyList<string>>("find", async () =>
        {
            var found = await _hints.Find(StateQueries.Abandoned(lanes, machineNow))
                .Sort(StateQueries.LongestAbandonedFirst)
                .Limit(limit)
                .Project(new BsonDocument(Elements.Id, 1))
                .ToListAsync(cancellationToken);
            return [.. found.Select(document => document[Elements.Id].AsString)];
        });
    }

    public Task<TState?> Claim(
        string id, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, CancellationToken cancellationToken) =>
        Ask<TState?>("findAndModify", async () => await _documents.FindOneAndUpdateAsync<TState>(
            StateQueries.Claimable(id, now, machineNow),
            new BsonDocument
            {
                ["$set"] = new BsonDocument { [Elements.ClaimedUntil] = StateQueries.Instant(machineNow + lease), [Elements.ClaimedBy] = owner },
                ["$inc"] = new BsonDocument { [Elements.Version] = 1L, [Elements.Claims] = 1 },
            },
            new FindOneAndUpdateOptions<TState> { ReturnDocument = ReturnDocument.After },
            cancellationToken));

    public Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineNow, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Ask<IReadOnlyList<PendingMessage>>("find", async () =>
        {
            var found = await _hints.Find(StateQueries.Pending(machineNow))
                .Limit(limit)
                .Project(new BsonDocument(Elements.Outgoing, 1))
                .ToListAsync(cancellationToken);
            var now = StateQueries.Instant(machineNow);
            return
            [
                .. found.SelectMany(document => document[Elements.Outgoing].AsBsonArray
                        .Where(message => message[Elements.Due].AsBsonDateTime <= now)
                        .Select(message => new PendingMessage(
                            document[Elements.Id].AsString, BsonSerializer.Deserialize<OutgoingMessage>(message.AsBsonDocument))))
                    .Take(limit),
            ];
        });
    }

    public Task Clear(IReadOnlyCollection<OutgoingReference> confirmed, CancellationToken cancellationToken)
    {
        if (confirmed.Count == 0)
            return Task.CompletedTask;
        var removals = confirmed.GroupBy(message => message.DocumentId, message => message.MessageId)
            .Select(messages => new UpdateOneModel<RawBsonDocument>(
                new BsonDocument(Elements.Id, messages.Key),
                new BsonDocument("$pull", new BsonDocument(
                    Elements.Outgoing, new BsonDocument(Elements.MessageId, new BsonDocument("$in", new BsonArray(messages)))))))
            .ToList();
        return Ask("update", () =>
            _bytes.BulkWriteAsync(removals, new BulkWriteOptions { IsOrdered = false }, cancellationToken));
    }

    public Task Postpone(OutgoingReference message, DateTimeOffset due, CancellationToken cancellationToken) =>
        Ask("update", () => _bytes.UpdateOneAsync(
            new BsonDocument { [Elements.Id] = message.DocumentId, [StateQueries.OutgoingId] = message.MessageId },
            new BsonDocument("$set", new BsonDocument($"{Elements.Outgoing}.$.{Elements.Due}", StateQueries.Instant(due))),
            options: null,
            cancellationToken));

    public Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Ask<IReadOnlyList<TState>>("find", async () => await _documents
            .Find(afterId is null ? new BsonDocument() : new BsonDocument(Elements.Id, new BsonDocument("$gt", afterId)))
            .Sort(new BsonDocument(Elements.Id, 1))
            .Limit(limit)
            .ToListAsync(cancellationToken));
    }

    public Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        Ask("count", async () =>
        {
            var documents = await _hints.EstimatedDocumentCountAsync(options: null, cancellationToken);
            StoreCommands.Count(_documents.CollectionNamespace, "aggregate", 2);
            var claims = await _hints.CountDocumentsAsync(StateQueries.Claimed(machineNow), options: null, cancellationToken);
            var outgoing = await _hints.Aggregate<BsonDocument>(StateQueries.OpenOutgoing, options: null, cancellationToken)
                .FirstOrDefaultAsync(cancellationToken);
            StoreCommands.Count(_documents.CollectionNamespace, "find");
            var earliest = await _hints.Find(StateQueries.HasDue)
                .Sort(new BsonDocument(Elements.Due, 1))
                .Project(new BsonDocument(Elements.Due, 1))
                .FirstOrDefaultAsync(cancellationToken);
            return new StateSummary(
                documents,
                claims,
                outgoing?[StateQueries.Messages].ToInt64() ?? 0,
                outgoing is null ? null : StateQueries.Instant(outgoing[StateQueries.Oldest]),
                earliest is null ? null : StateQueries.Instant(earliest[Elements.Due]));
        });

    public Task<StateFigures> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        StoreOutage.Guard(() => _figures.Read(now, cancellationToken));

    public Task Prepare(CancellationToken cancellationToken) => Ask("createIndexes", () =>
        _bytes.Indexes.CreateManyAsync(StateIndexes.Of(_definition.UniqueKeys, _definition.LookupKeys, typeof(TState)), cancellationToken));

    private static byte[] Marked(byte[] bytes, ObjectId mark)
    {
        var document = BsonForm.Read<BsonDocument>(bytes);
        document[Insertion] = mark;
        return document.ToBson();
    }

    private static byte[] Next(TState state) => BsonForm.Write(state with { Version = state.Version + 1 });

    private Task<bool> Replace(TState state, byte[] bytes, CancellationToken cancellationToken) => Ask("update", async () =>
    {
        try
        {
            using var replacement = new RawBsonDocument(bytes);
            var unchanged = new BsonDocument { [Elements.Id] = state.Id, [Elements.Version] = state.Version };
            var result = await _bytes.ReplaceOneAsync(unchanged, replacement, new ReplaceOptions { IsUpsert = false }, cancellationToken);
            return result.MatchedCount == 1;
        }
        catch (MongoWriteException exception) when (DuplicateKey.Of(exception, _definition.UniqueKeys) is { } taken)
        {
            throw new UniqueKeyTakenException(taken);
        }
    });

    private Task<T> Ask<T>(string command, Func<Task<T>> ask)
    {
        StoreCommands.Count(_documents.CollectionNamespace, command);
        return StoreOutage.Guard(ask);
    }

    private Task<IReadOnlyList<TState>> Many(BsonDocument filter, BsonDocument order, int limit, CancellationToken cancellationToken) =>
        Ask<IReadOnlyList<TState>>("find", async () => await _documents.Find(filter).Sort(order).Limit(limit).ToListAsync(cancellationToken));

    private Task<TState?> First(BsonDocument filter, CancellationToken cancellationToken) =>
        Ask<TState?>("find", async () => await _documents.Find(filter).Limit(1).FirstOrDefaultAsync(cancellationToken));
}
