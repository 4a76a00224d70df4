using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Faults.Ministry;

/// <summary>Looks at the worker's documents as they lie in the store, with the bare driver and none of the worker's types.</summary>
internal sealed class MinistryEye(string uri, string prefix) : IAsyncDisposable
{
    private static readonly BsonDocument Present = new("$exists", true);

    private readonly MongoClient _client = new(uri);

    private IMongoDatabase Database => _client.GetDatabase($"{prefix}-miit-sync");

    private IMongoCollection<BsonDocument> Domains => Database.GetCollection<BsonDocument>("reportedDomains");

    private IMongoCollection<BsonDocument> Lines => Database.GetCollection<BsonDocument>("uploadLines");

    /// <summary>The process that holds the turn at a call; null while nobody does.</summary>
    public async Task<int?> HolderOf(string? call, CancellationToken cancellationToken)
    {
        var collection = call is "isp_download" or "isp_downloadack" ? Database.GetCollection<BsonDocument>("downloadTurns") : Lines;
        var turn = await collection.Find(new BsonDocument()).FirstOrDefaultAsync(cancellationToken);
        return Holder(turn);
    }

    /// <summary>The process that makes a file right now: in the first form some domains name it, in the second all that are due.</summary>
    public async Task<int?> MakerOfFile(bool all, CancellationToken cancellationToken)
    {
        var line = await Lines.Find(new BsonDocument()).FirstOrDefaultAsync(cancellationToken);
        if (Holder(line) is not { } holder || line.Contains("open") || !line.Contains("last"))
            return null;
        var lane = string.Create(CultureInfo.InvariantCulture, $"sent/{line["last"].ToInt64() + 1}");
        if (!await Domains.Find(new BsonDocument("lane", lane)).AnyAsync(cancellationToken))
            return null;
        var due = new BsonDocument { ["lane"] = "report", ["due"] = new BsonDocument("$lte", DateTime.UtcNow) };
        return all && await Domains.Find(due).AnyAsync(cancellationToken) ? null : holder;
    }

    /// <summary>How much is still to be done.</summary>
    public async Task<long> Unfinished(CancellationToken cancellationToken)
    {
        var open = await Lines.CountDocumentsAsync(new BsonDocument("open", Present), null, cancellationToken);
        var pending = await Domains.CountDocumentsAsync(
            new BsonDocument("$or", new BsonArray { new BsonDocument("pending", Present), new BsonDocument("lane", "report"), new BsonDocument("outgoing.due", Present) }),
            null, cancellationToken);
        return open + pending;
    }

    public async Task<IReadOnlyList<StoredDomain>> Read(CancellationToken cancellationToken) =>
        [.. (await Domains.Find(new BsonDocument()).ToListAsync(cancellationToken)).Select(Domain)];

    public async Task<(string? Stopped, bool Open, long? Last)> Line(CancellationToken cancellationToken)
    {
        var line = await Lines.Find(new BsonDocument()).FirstOrDefaultAsync(cancellationToken);
        return line is null ? (null, false, null) : (Text(line, "stopped"), line.Contains("open"), line.Contains("last") ? line["last"].ToInt64() : null);
    }

    public async Task<int> Parked(CancellationToken cancellationToken) =>
        (int)await Database.GetCollection<BsonDocument>("parked").CountDocumentsAsync(new BsonDocument(), null, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await (await _client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith(prefix + "-", StringComparison.Ordinal))
                await _client.DropDatabaseAsync(name);
        }

        _client.Dispose();
    }

    /// <summary>The claim names instance, start and process id: w1/638...-4711.</summary>
    private static int? Holder(BsonDocument? turn) =>
        turn is not null && Text(turn, "claimedBy") is { } owner && turn.Contains("claimedUntil") && turn["claimedUntil"].ToUniversalTime() > DateTime.UtcNow
            ? int.Parse(owner.AsSpan(owner.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    private static StoredDomain Domain(BsonDocument document) => new(
        document["_id"].AsString,
        document["facts"]["name"].AsString,
        document["facts"]["version"].ToInt64(),
        document.Contains("ministryId") ? document["ministryId"].ToInt64() : null,
        document.Contains("pending"),
        Text(document, "lane") == "report",
        document.Contains("failure"),
        document.Contains("readinessRevision") ? document["readinessRevision"].ToInt64() : 0,
        document.TryGetValue("outgoing", out var outgoing) ? outgoing.AsBsonArray.Count : 0);

    private static string? Text(BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && value.IsString ? value.AsString : null;
}
