using System.Globalization;
using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Faults.Rig;

/// <summary>The documents of any worker as they lie in the store, with the bare driver and none of the workers' types.</summary>
internal sealed class LooseStore(string uri, string prefix) : IAsyncDisposable
{
    public static readonly BsonDocument Present = new("$exists", true);

    private readonly MongoClient _client = new(uri);

    public IMongoCollection<BsonDocument> Of(string worker, string collection) =>
        _client.GetDatabase($"{prefix}-{worker}").GetCollection<BsonDocument>(collection);

    public async Task<IReadOnlyList<BsonDocument>> All(string worker, string collection) =>
        await Of(worker, collection).Find(new BsonDocument()).ToListAsync();

    public Task<long> Count(string worker, string collection, BsonDocument filter, CancellationToken cancellationToken) =>
        Of(worker, collection).CountDocumentsAsync(filter, null, cancellationToken);

    /// <summary>The documents that exactly this start of a process has claimed.</summary>
    public async Task<IReadOnlyList<string>> Held(string worker, string collection, string instance, int processId)
    {
        var owner = new BsonRegularExpression(string.Create(CultureInfo.InvariantCulture, $"^{Regex.Escape(instance)}/[0-9]+-{processId}$"));
        var held = await Of(worker, collection).Find(new BsonDocument("claimedBy", owner)).Project(new BsonDocument("_id", 1)).ToListAsync();
        return [.. held.Select(document => document["_id"].AsString)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await (await _client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith(prefix + "-", StringComparison.Ordinal))
                await _client.DropDatabaseAsync(name);
        }

        _client.Dispose();
    }

    public static string? Text(BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && value.IsString ? value.AsString : null;

    public static int Outgoing(BsonDocument document) => document.TryGetValue("outgoing", out var messages) ? messages.AsBsonArray.Count : 0;
}
