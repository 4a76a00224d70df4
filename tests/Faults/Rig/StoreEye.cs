using System.Globalization;
using System.Text.RegularExpressions;
using DomainWorkers.Faults.Evidence;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Faults.Rig;

/// <summary>Looks at the worker's documents as they lie in the store, with the bare driver and none of the worker's types.</summary>
internal sealed class StoreEye : IAsyncDisposable
{
    private static readonly BsonDocument Present = new("$exists", true);

    private readonly MongoClient _client;
    private readonly string _prefix;

    public StoreEye(string uri, string prefix)
    {
        _client = new MongoClient(uri);
        _prefix = prefix;
    }

    private IMongoDatabase Database => _client.GetDatabase($"{_prefix}-registry-submission");

    private IMongoCollection<BsonDocument> Operations => Database.GetCollection<BsonDocument>("operations");

    private IMongoCollection<BsonDocument> Domains => Database.GetCollection<BsonDocument>("domains");

    private IMongoCollection<BsonDocument> Parked => Database.GetCollection<BsonDocument>("parked");

    /// <summary>
    /// The operations between intent and outcome that a process held when it died: claimed by exactly this start of it, the claim still
    /// running, and the domain showing the operation in flight and not settled. Nobody else can have changed that before the claim ends.
    /// </summary>
    public async Task<IReadOnlyList<HeldOperation>> InFlight(
        string instance, int processId, DateTimeOffset killedAt, CancellationToken cancellationToken)
    {
        var owner = new BsonRegularExpression(string.Create(CultureInfo.InvariantCulture, $"^{Regex.Escape(instance)}/[0-9]+-{processId}$"));
        var claimed = await Operations
            .Find(new BsonDocument { ["claimedBy"] = owner, ["claimedUntil"] = new BsonDocument("$gt", killedAt.UtcDateTime) })
            .ToListAsync(cancellationToken);
        var held = new List<HeldOperation>();
        foreach (var operation in claimed)
        {
            var intended = new BsonDocument
            {
                ["_id"] = operation["domainId"],
                ["open.operation"] = operation["_id"],
                ["open.inFlight"] = true,
                ["settled"] = new BsonDocument("$exists", false),
            };
            if (await Domains.Find(intended).AnyAsync(cancellationToken))
                held.Add(new HeldOperation(operation["orderId"].AsString, KindOf(operation)));
        }

        return held;
    }

    /// <summary>How much is still to be done: operations that are due now or later, domains that are taken, messages not confirmed.</summary>
    public async Task<long> Unfinished(CancellationToken cancellationToken)
    {
        var taken = new BsonDocument("$or", new BsonArray { new BsonDocument("open", Present), new BsonDocument("settled", Present) });
        var unsaid = new BsonDocument("outgoing.due", Present);
        return await Operations.CountDocumentsAsync(new BsonDocument("due", Present), null, cancellationToken)
            + await Operations.CountDocumentsAsync(unsaid, null, cancellationToken)
            + await Domains.CountDocumentsAsync(taken, null, cancellationToken)
            + await Domains.CountDocumentsAsync(unsaid, null, cancellationToken);
    }

    /// <param name="deadLetters">What the broker gave up on, for the same record.</param>
    public async Task<StoredState> Read(int deadLetters)
    {
        var cancellationToken = CancellationToken.None;
        var operations = await Operations.Find(new BsonDocument()).ToListAsync(cancellationToken);
        var domains = await Domains.Find(new BsonDocument()).ToListAsync(cancellationToken);
        return new StoredState(
            [.. operations.Select(Operation)],
            [.. domains.Select(Domain)],
            (int)await Parked.CountDocumentsAsync(new BsonDocument(), null, cancellationToken),
            deadLetters);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await (await _client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith(_prefix + "-", StringComparison.Ordinal))
                await _client.DropDatabaseAsync(name);
        }

        _client.Dispose();
    }

    private static StoredOperation Operation(BsonDocument document) => new(
        document["_id"].AsString,
        document["orderId"].AsString,
        KindOf(document),
        document["progress"].AsString,
        document.Contains("outcome") ? document["outcome"]["answer"]["id"].AsString : null,
        document.Contains("due"),
        Outgoing(document));

    private static StoredDomain Domain(BsonDocument document) => new(
        document["_id"].AsString,
        document["name"].AsString,
        document.Contains("open") || document.Contains("settled"),
        document.Contains("expiresAt") ? new DateTimeOffset(document["expiresAt"].ToUniversalTime()) : null,
        Outgoing(document));

    private static int Outgoing(BsonDocument document) =>
        document.TryGetValue("outgoing", out var messages) ? messages.AsBsonArray.Count : 0;

    private static OrderKind KindOf(BsonDocument operation) => Enum.Parse<OrderKind>(operation["kind"].AsString);
}
