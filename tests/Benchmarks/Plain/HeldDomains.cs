using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DomainWorkers.Benchmarks.Rig;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Benchmarks.Plain;

/// <summary>
/// Domains that are held for one reason already. The first comes into being as every domain does: registered and held by the worker at
/// the registry. The others are its document under other ids and names.
/// </summary>
internal sealed class HeldDomains
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly BsonDocument _template;
    private readonly IReadOnlyList<BsonDocument> _indexes;

    private HeldDomains(BsonDocument template, IReadOnlyList<BsonDocument> indexes) => (_template, _indexes) = (template, indexes);

    /// <summary>The body of the event that the first reason was answered with.</summary>
    public required byte[] EventBody { get; init; }

    /// <summary>The stored document that all of them begin as.</summary>
    public byte[] Document => _template.ToBson();

    public static async Task<HeldDomains> Learn(Deployment deployment, OrderSide orders, CancellationToken cancellationToken)
    {
        orders.Expect(1);
        await orders.Command("dw.submit-registration", new
        {
            account = Deployment.Account,
            orderId = "held-1",
            issuedAt = OrderSide.Now,
            domainName = "held-1.cn",
            years = 1,
            profileId = Deployment.ProfileId,
            nameServers = Array.Empty<string>(),
        }, cancellationToken);
        var registered = JsonDocument.Parse(await orders.All(Limit, cancellationToken));
        var id = registered.RootElement.GetProperty("domain").GetProperty("id").GetString()!;

        orders.Expect(1);
        await orders.Publish("dw.place-hold", Deployment.Account, [Body(id, "court")], cancellationToken);
        var placed = await orders.All(Limit, cancellationToken);

        var domains = deployment.Database.GetCollection<BsonDocument>("domains");
        var template = await Settled(domains, id, cancellationToken);
        var indexes = await (await domains.Indexes.ListAsync(cancellationToken)).ToListAsync(cancellationToken);
        return new HeldDomains(template, indexes) { EventBody = placed };
    }

    /// <summary>The plain command: one more reason for a hold.</summary>
    public static byte[] Body(string domainId, string reason = "email") => JsonSerializer.SerializeToUtf8Bytes(new
    {
        account = Deployment.Account,
        issuedAt = OrderSide.Now,
        domainId,
        reason,
        revision = 1,
    });

    /// <summary>So many more in a collection; their ids.</summary>
    public async Task<IReadOnlyList<string>> Add(IMongoCollection<BsonDocument> domains, string series, int count, CancellationToken cancellationToken)
    {
        var documents = Enumerable.Range(0, count).Select(number =>
        {
            var document = _template.DeepClone().AsBsonDocument;
            var name = $"{series}-{number}.cn";
            document["_id"] = Id(name);
            foreach (var element in new[] { "name", "unicodeName", "livingName" })
                document[element] = name;
            return document;
        }).ToArray();
        foreach (var chunk in documents.Chunk(500))
            await domains.InsertManyAsync(chunk, new InsertManyOptions { IsOrdered = false }, cancellationToken);
        return [.. documents.Select(document => document["_id"].AsString)];
    }

    /// <summary>The worker's indexes, which whoever keeps the same promises needs as well.</summary>
    public async Task Index(IMongoDatabase database, string collection, CancellationToken cancellationToken)
    {
        var indexes = new BsonArray(_indexes.Where(index => index["name"] != "_id_").Select(index =>
        {
            var copy = index.DeepClone().AsBsonDocument;
            copy.Remove("ns");
            copy.Remove("v");
            return copy;
        }));
        await database.RunCommandAsync<BsonDocument>(
            new BsonDocument { ["createIndexes"] = collection, ["indexes"] = indexes }, cancellationToken: cancellationToken);
    }

    /// <summary>Returns when nothing is left to clear.</summary>
    public static async Task Cleared(IMongoCollection<BsonDocument> domains, CancellationToken cancellationToken)
    {
        var open = Builders<BsonDocument>.Filter.Exists("outgoing.due");
        while (await domains.Find(open).Limit(1).AnyAsync(cancellationToken))
            await Task.Delay(100, cancellationToken);
    }

    /// <summary>Throws unless every one of them has both reasons and was written as often as messages came.</summary>
    public async Task Verify(IMongoCollection<BsonDocument> domains, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var held = new BsonDocument
        {
            ["_id"] = new BsonDocument("$in", new BsonArray(ids)),
            ["holds.1.active"] = true,
            ["recordVersion"] = _template["recordVersion"].ToInt64() + 1,
        };
        var found = await domains.CountDocumentsAsync(held, cancellationToken: cancellationToken);
        if (found != ids.Count)
            throw new BenchmarkException($"Only {found} of {ids.Count} domains have the second reason: the figure would mean nothing.");
    }

    private static async Task<BsonDocument> Settled(IMongoCollection<BsonDocument> domains, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var document = await domains.Find(new BsonDocument("_id", id)).FirstAsync(cancellationToken);
            if (!document.Contains("open") && !document.Contains("settled") && document["outgoing"].AsBsonArray.Count == 0)
                return document;
            await Task.Delay(100, cancellationToken);
        }
    }

    private static string Id(string name) =>
        "d-" + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(26).Select(octet => Alphabet[octet & 31]));
}
