using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace DomainWorkers.DocumentDbGateway.Tests.Faults;

/// <summary>PostgreSQL is killed with -9, again and again, while clients write.</summary>
[Collection(OwnEngineTests.Name)]
public sealed class CrashTests(OwnEngine engine)
{
    private const int Kills = 3;

    [Fact]
    public async Task No_acknowledged_write_is_lost_and_no_client_sees_the_crash()
    {
        OwnEngine.Needed();
        var lost = 0;
        using var mongo = Watched(() => Interlocked.Increment(ref lost));
        var database = mongo.GetDatabase("crash_writes");
        var things = database.GetCollection<BsonDocument>("things").WithWriteConcern(WriteConcern.WMajority);
        await database.CreateCollectionAsync("things");
        var inserted = new ConcurrentBag<string>();
        var counted = new int[4];

        var errors = await WhileKilling(counted.Length, async (client, round) =>
        {
            var id = $"{client}/{round}";
            await things.InsertOneAsync(new BsonDocument { { "_id", id }, { "client", client } });
            inserted.Add(id);
            await things.UpdateOneAsync(
                new BsonDocument("_id", $"counter-{client}"), "{$inc: {n: 1}}", new UpdateOptions { IsUpsert = true });
            counted[client]++;
        });

        Assert.Empty(errors);
        Assert.True(lost >= Kills, $"{Kills} kills met only {lost} commands in flight");
        var stored = (await things.Find("{client: {$exists: true}}").Project("{_id: 1}").ToListAsync()).Select(d => d["_id"].AsString).ToHashSet();
        Assert.DoesNotContain(inserted, id => !stored.Contains(id));
        Assert.Equal(inserted.Count, stored.Count);
        for (var client = 0; client < counted.Length; client++)
        {
            // Exactly once: an increment whose answer was lost is repeated by the driver and recognised by the engine.
            var counter = await things.Find(new BsonDocument("_id", $"counter-{client}")).SingleAsync();
            Assert.Equal(counted[client], counter["n"].AsInt32);
        }
    }

    [Fact]
    public async Task Transactions_are_all_or_nothing_and_what_is_acknowledged_stays()
    {
        OwnEngine.Needed();
        var mongo = engine.Client;
        var database = mongo.GetDatabase("crash_transactions");
        await database.CreateCollectionAsync("left");
        await database.CreateCollectionAsync("right");
        var left = database.GetCollection<BsonDocument>("left");
        var right = database.GetCollection<BsonDocument>("right");
        var acknowledged = new ConcurrentBag<string>();

        var errors = await WhileKilling(3, async (client, round) =>
        {
            using var session = await mongo.StartSessionAsync();
            var id = $"{client}/{round}";
            await session.WithTransactionAsync(async (s, cancellationToken) =>
            {
                await left.InsertOneAsync(s, new BsonDocument("_id", id), null, cancellationToken);
                await right.InsertOneAsync(s, new BsonDocument("_id", id), null, cancellationToken);
                return 0;
            });
            acknowledged.Add(id);
        });

        Assert.Empty(errors);
        var lefts = (await left.Find("{}").ToListAsync()).Select(d => d["_id"].AsString).ToHashSet();
        var rights = (await right.Find("{}").ToListAsync()).Select(d => d["_id"].AsString).ToHashSet();
        Assert.DoesNotContain(acknowledged, id => !lefts.Contains(id));
        Assert.True(lefts.SetEquals(rights), "a transaction was stored in part");
    }

    [Fact]
    public async Task A_claim_is_given_once_although_answers_are_lost()
    {
        OwnEngine.Needed();
        var database = engine.Client.GetDatabase("crash_claims");
        var things = database.GetCollection<BsonDocument>("things");
        await things.InsertManyAsync(Enumerable.Range(0, 20_000).Select(i => new BsonDocument { { "_id", i }, { "by", "" } }));
        await things.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{by: 1, _id: 1}"));
        var claimed = new ConcurrentBag<(int Id, string By)>();

        var errors = await WhileKilling(4, async (client, round) =>
        {
            var by = $"{client}/{round}";
            var one = await things.FindOneAndUpdateAsync<BsonDocument>(
                "{by: ''}", new BsonDocument("$set", new BsonDocument("by", by)), new() { Sort = "{_id: 1}", ReturnDocument = ReturnDocument.After });
            claimed.Add((one["_id"].AsInt32, one["by"].AsString));
        });

        Assert.Empty(errors);
        Assert.Equal(claimed.Count, claimed.Select(claim => claim.Id).Distinct().Count());
        var stored = (await things.Find("{by: {$ne: ''}}").ToListAsync()).ToDictionary(d => d["_id"].AsInt32, d => d["by"].AsString);
        Assert.Equal(claimed.Count, stored.Count);
        Assert.All(claimed, claim => Assert.Equal(claim.By, stored[claim.Id]));
    }

    [Fact]
    public async Task While_the_engine_is_away_the_member_is_no_primary_and_commands_wait_for_it()
    {
        OwnEngine.Needed();
        var things = engine.Client.GetDatabase("crash_wait").GetCollection<BsonDocument>("things");
        await things.InsertOneAsync(new BsonDocument("_id", 1));
        await using var wire = await Wire.WireClient.Connect(System.Net.IPEndPoint.Parse(MongoUrl.Create(engine.Uri).Server.ToString()));
        var hello = Wire.WireClient.Msg(BsonDocument.Parse("{hello: 1, $db: 'admin'}"));

        Assert.True((await wire.Ask(hello))["isWritablePrimary"].AsBoolean);
        await engine.Kill();
        var waiting = things.Find("{_id: 1}").SingleAsync();
        while ((await wire.Ask(hello))["isWritablePrimary"].AsBoolean)
            await Task.Delay(20);
        var away = await wire.Ask(hello);
        await engine.Start();

        Assert.Equal(1, (await waiting)["_id"]);
        Assert.False(away.Contains("primary"));
        Assert.True(away["secondary"].AsBoolean);
        Assert.True((await wire.Ask(hello))["isWritablePrimary"].AsBoolean);
    }

    private MongoClient Watched(Action failed)
    {
        var settings = MongoClientSettings.FromConnectionString(engine.Uri);
        settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandFailedEvent>(_ => failed());
        return new MongoClient(settings);
    }

    /// <summary>Runs clients without pause; every kill comes when each has got further since the last one. Returns what they saw.</summary>
    private async Task<List<Exception>> WhileKilling(int clients, Func<int, int, Task> work)
    {
        using var ending = new CancellationTokenSource();
        var rounds = new int[clients];
        var errors = new ConcurrentBag<Exception>();
        var running = Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            while (!ending.IsCancellationRequested)
            {
                try
                {
                    await work(client, rounds[client]);
                }
                catch (MongoException error)
                {
                    errors.Add(error);
                }

                Interlocked.Increment(ref rounds[client]);
            }
        })).ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            await Progress();
            await engine.Kill();
            await engine.Start();
        }

        await Progress();
        await ending.CancelAsync();
        await Task.WhenAll(running);
        TestContext.Current.SendDiagnosticMessage($"{rounds.Sum()} rounds by {clients} clients, {Kills} kills, {errors.Count} errors");
        return [.. errors];

        async Task Progress()
        {
            var before = rounds.ToArray();
            while (rounds.Zip(before).Any(pair => pair.First < pair.Second + 20) && errors.IsEmpty)
                await Task.Delay(20);
        }
    }
}
