using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;

namespace DomainWorkers.Benchmarks.Ministry;

/// <summary>Domains that are to be reported. The first comes into being as every domain does; the others are its document under other ids and names.</summary>
internal sealed class DirtyDomains(string store, string prefix) : IAsyncDisposable
{
    private const string First = "dirty-first.cn";
    private static readonly BsonDocument Present = new("$exists", true);

    private readonly MongoClient _client = new(store);
    private BsonDocument? _template;

    private IMongoCollection<BsonDocument> Domains => _client.GetDatabase($"{prefix}-miit-sync").GetCollection<BsonDocument>("reportedDomains");

    /// <summary>Tells the worker of a domain, and takes its document once the ministry knows it.</summary>
    public async Task Learn(Uri broker, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            account = "acme", orderId = "dirty-1", at = Text(now), years = 1,
            domain = new
            {
                id = Id(First), name = First, unicodeName = First, account = "acme", status = "registered", registeredAt = Text(now),
                expiresAt = Text(now.AddYears(1)), paidUntil = Text(now.AddYears(1)), nameServers = new[] { "ns1.acme-dns.cn", "ns2.acme-dns.cn" },
                delegationSigners = Array.Empty<string>(), holds = Array.Empty<string>(), registryHold = false, profileId = "acme-zhang", version = 1,
            },
        });
        await channel.BasicPublishAsync(
            "dw.domain-registered", "acme", mandatory: true, new BasicProperties { ContentType = "application/json", MessageId = "dirty-1" }, body, cancellationToken);
        while (_template is null)
        {
            await Task.Delay(100, cancellationToken);
            _template = await Domains.Find(new BsonDocument { ["_id"] = Id(First), ["ministryId"] = Present, ["outgoing.id"] = new BsonDocument("$exists", false) })
                .FirstOrDefaultAsync(cancellationToken);
        }
    }

    public async Task Add(int count, CancellationToken cancellationToken)
    {
        var due = _template!["facts"]["registeredAt"];
        foreach (var some in Enumerable.Range(0, count).Chunk(1000))
        {
            await Domains.InsertManyAsync(
                some.Select(number =>
                {
                    var document = _template.DeepClone().AsBsonDocument;
                    var name = string.Create(CultureInfo.InvariantCulture, $"dirty-{number:D6}.cn");
                    foreach (var gone in new[] { "ministryId", "ministryIdText", "reportedName", "confirmed", "confirmedHolder", "ingestedAt", "pending", "failure" })
                        document.Remove(gone);
                    document["_id"] = Id(name);
                    document["facts"]["name"] = name;
                    document["facts"]["unicodeName"] = name;
                    document["results"] = new BsonArray();
                    document["lane"] = "report";
                    document["due"] = due;
                    return document;
                }),
                new InsertManyOptions { IsOrdered = false }, cancellationToken);
        }
    }

    /// <summary>Whether the worker knows of so many, and the first, that the ministry has them.</summary>
    public async Task<bool> AllKnown(int count, CancellationToken cancellationToken) =>
        await Domains.CountDocumentsAsync(new BsonDocument("lane", "report"), new CountOptions { Limit = 1 }, cancellationToken) == 0
        && await Domains.CountDocumentsAsync(new BsonDocument("ministryId", Present), null, cancellationToken) == count + 1;

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await (await _client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith($"{prefix}-", StringComparison.Ordinal))
                await _client.DropDatabaseAsync(name);
        }

        _client.Dispose();
    }

    private static string Id(string name) =>
        "d-" + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(26).Select(value => "abcdefghijklmnopqrstuvwxyz234567"[value % 32]));

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
