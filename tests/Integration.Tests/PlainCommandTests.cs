using System.Collections.Concurrent;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.Integration.Tests.Rig;
using DomainWorkers.RegistrySubmission;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Integration.Tests;

/// <summary>What a message costs the store: the plain command is one write and one event, and the registry is not asked.</summary>
public sealed class PlainCommandTests
{
    private const int Messages = 200;

    [Fact]
    public async Task A_plain_command_is_two_database_commands_and_a_tenth_for_clearing_at_the_most()
    {
        await using var site = await Site.Prepared();
        var seen = new ConcurrentQueue<BsonDocument>();
        using var store = new MongoStore(site.StoreOptions, started => seen.Enqueue(started.Command.DeepClone().AsBsonDocument));
        await using var worker = await HostedWorker.Start(site, store, new RegistrySubmissionModule(), ("Messaging:ClearEvery", "00:00:02"));
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.domain-registered");
        await orders.Listen("dw.hold-placed");
        var ids = await HeldDomains(site, orders);

        seen.Clear();
        await Task.WhenAll(ids.Select(id => orders.Publish("dw.place-hold", Orders.Account, Hold(id, "email"))));
        await Eventually.True(
            () => orders.Messages.Where(heard => heard.Json.TryGetProperty("reason", out var reason) && reason.GetString() == "email")
                .Select(heard => heard.MessageId).Distinct().Count() == Messages,
            "every hold is answered", () => $"{orders.Messages.Count}");
        await Eventually.True(
            async () => !await Domains(site).Find(Builders<BsonDocument>.Filter.Exists("outgoing.due")).AnyAsync(), "everything said is cleared");

        var commands = seen.Where(command => !IsBackground(command)).ToArray();
        var clearing = commands.Where(IsClearing).ToArray();
        Assert.Equal(2 * Messages, commands.Length - clearing.Length);
        Assert.InRange(clearing.Length, 1, Messages / 10);
        Assert.Equal(Messages, commands.Count(command => command.GetElement(0).Name == "find"));
        Assert.Equal(Messages, await Domains(site).CountDocumentsAsync(new BsonDocument("holds.1.active", true)));
    }

    /// <summary>One domain that was registered and held by the worker, and its document under many ids.</summary>
    private static async Task<string[]> HeldDomains(Site site, OrderSide orders)
    {
        await orders.Publish("dw.submit-registration", Orders.Account, Orders.Registration("o-1", "held.cn"));
        var registered = await orders.Hears("dw.domain-registered", "o-1");
        var id = registered.Json.GetProperty("domain").GetProperty("id").GetString()!;
        await orders.Publish("dw.place-hold", Orders.Account, Hold(id, "court"));
        await orders.Hears("dw.hold-placed", _ => true);

        var settled = new BsonDocument { ["_id"] = id, ["open"] = BsonNull.Value, ["settled"] = BsonNull.Value, ["outgoing"] = new BsonArray() };
        BsonDocument? held = null;
        await Eventually.True(async () => (held = await Domains(site).Find(settled).FirstOrDefaultAsync()) is not null, "the domain rests");
        var copies = Enumerable.Range(0, Messages).Select(number =>
        {
            var copy = held!.DeepClone().AsBsonDocument;
            copy["_id"] = $"d-{new string((char)('a' + (number / 26)), 13)}{new string((char)('a' + (number % 26)), 13)}";
            copy["livingName"] = $"held-{number}.cn";
            return copy;
        }).ToArray();
        await Domains(site).InsertManyAsync(copies);
        return [.. copies.Select(copy => copy["_id"].AsString)];
    }

    private static IMongoCollection<BsonDocument> Domains(Site site) => site.Database().GetCollection<BsonDocument>("domains");

    private static string Hold(string domainId, string reason) => JsonSerializer.Serialize(new
    {
        account = Orders.Account,
        issuedAt = "2026-11-03T09:12:44+08:00",
        domainId,
        reason,
        revision = 1,
    });

    /// <summary>
    /// What a worker asks while no message comes: its pump and sweeps look for what is due, never for an id; the registry's queue and
    /// sessions have collections of their own; the rest is the driver's.
    /// </summary>
    private static bool IsBackground(BsonDocument command) => command.GetElement(0) switch
    {
        { Name: "find" } find => !command["filter"].AsBsonDocument.Contains("_id") || IsAside(find.Value.AsString),
        { Name: "insert" or "update" or "findAndModify" or "delete" } write => IsAside(write.Value.AsString),
        _ => true,
    };

    private static bool IsAside(string collection) => collection is "budgets" or "pollTurns" or "notices" or "topology";

    private static bool IsClearing(BsonDocument command) =>
        command.GetElement(0).Name == "update"
        && command["updates"].AsBsonArray.All(update => update["u"].AsBsonDocument.GetElement(0).Name == "$pull");
}
