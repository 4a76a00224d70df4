using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Rig;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.Faults.Rig;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Benchmarks.Sweeps;

/// <summary>
/// What a sweep costs in a collection of years: nothing due, a thousand, ten thousand, as a ratio to the driver's own question over the same
/// index; whether that follows the number of documents; and eight processes that fire in the same second.
/// </summary>
internal static class SweepCost
{
    private const int Replicas = 8;
    private const int Batch = 5_000;
    private static readonly int[] Due = [0, 1_000, 10_000];

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"b{Environment.ProcessId}");
        var options = new StoreOptions { Uri = Engines.Setting("Store__Uri"), DatabasePrefix = prefix };
        using var store = new MongoStore(options);
        var database = store.Database(SweptState.Definition.Worker);
        try
        {
            var states = store.Create(SweptState.Definition);
            await states.Prepare(cancellationToken);
            var half = invocation.Documents / 2;
            await Fill(database, 0, half, report, cancellationToken);
            var atHalf = await Find(invocation, states, database, cancellationToken);
            await Fill(database, half, invocation.Documents, report, cancellationToken);
            var atFull = await Find(invocation, states, database, cancellationToken);
            foreach (var due in Due)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"sweep.find-{due}");
                report.Add(new Figure(name, atFull[due].Ours.Over(atFull[due].Bare), "ratio") { Goal = 1.25, AtMost = true });
                report.Add(new Figure($"{name}.time", atFull[due].Ours, "ms"));
                report.Add(new Figure($"{name}.twice-the-documents", Sample.One(atFull[due].Ours.Median / atHalf[due].Ours.Median), "ratio")
                    { Goal = 1.1, AtMost = true });
            }

            await Together(invocation, report, options, database, cancellationToken);
        }
        finally
        {
            await database.Client.DropDatabaseAsync(database.DatabaseNamespace.DatabaseName, CancellationToken.None);
        }
    }

    /// <summary>Nearly all are due in some months, as calendars are.</summary>
    private static async Task Fill(IMongoDatabase database, int from, int to, Report report, CancellationToken cancellationToken)
    {
        report.Progress($"{from} to {to} documents");
        var documents = database.GetCollection<SweptState>(SweptState.Definition.Collection);
        var later = DateTimeOffset.UtcNow.AddDays(30);
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(Batch))
        {
            await documents.InsertManyAsync(numbers.Select(number => new SweptState
            {
                Id = Id(number),
                Version = 1,
                Name = string.Create(CultureInfo.InvariantCulture, $"name-{number}.cn"),
                Settled = ["before-60", "before-30", "before-7"],
                Lane = SweptState.Calendar,
                Due = later.AddMinutes(number % 100_000),
            }), options: null, cancellationToken);
        }
    }

    /// <summary>How long it takes to find what is due, ours and the driver's own question in turns.</summary>
    private static async Task<Dictionary<int, (Sample Ours, Sample Bare)>> Find(
        Invocation invocation, IStateStore<SweptState> states, IMongoDatabase database, CancellationToken cancellationToken)
    {
        var bare = database.GetCollection<BsonDocument>(SweptState.Definition.Collection);
        var found = new Dictionary<int, (Sample, Sample)>();
        foreach (var due in Due)
        {
            await SetDue(bare, due, cancellationToken);
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = -1; round < invocation.Rounds; round++)
            {
                var now = DateTimeOffset.UtcNow;
                var mine = await Timed(async () => (await states.Due(SweptState.Calendar, now, now, due + 1, cancellationToken)).Count, due);
                var driver = await Timed(async () => (await Bare(bare, now, due + 1, cancellationToken)).Count, due);
                if (round < 0)
                    continue;
                ours.Add(mine);
                theirs.Add(driver);
            }

            found[due] = (Sample.Of(ours), Sample.Of(theirs));
        }

        return found;
    }

    /// <summary>The ids that are due, by the same index.</summary>
    private static async Task<List<BsonDocument>> Bare(
        IMongoCollection<BsonDocument> documents, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await documents.Find(new BsonDocument
            {
                ["lane"] = new BsonDocument { ["$eq"] = SweptState.Calendar, ["$exists"] = true },
                ["due"] = new BsonDocument("$lte", new BsonDateTime(now.UtcDateTime)),
            })
            .Sort(new BsonDocument { ["due"] = 1, ["_id"] = 1 })
            .Limit(limit)
            .Project(new BsonDocument("_id", 1))
            .ToListAsync(cancellationToken);

    /// <summary>The first so many are due, and no other.</summary>
    private static async Task SetDue(IMongoCollection<BsonDocument> documents, int due, CancellationToken cancellationToken)
    {
        var (past, later) = (DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddDays(30));
        await Move(documents, 0, due, past, cancellationToken);
        await Move(documents, due, Due[^1], later, cancellationToken);
    }

    private static async Task Move(
        IMongoCollection<BsonDocument> documents, int from, int to, DateTime due, CancellationToken cancellationToken) =>
        await documents.UpdateManyAsync(
            new BsonDocument("_id", new BsonDocument { ["$gte"] = Id(from), ["$lt"] = Id(to) }),
            new BsonDocument("$set", new BsonDocument { ["lane"] = SweptState.Calendar, ["due"] = new BsonDateTime(due) }),
            options: null, cancellationToken);

    private static async Task<double> Timed(Func<Task<int>> ask, int expected)
    {
        var watch = Stopwatch.StartNew();
        var found = await ask();
        var spent = watch.Elapsed.TotalMilliseconds;
        return found == expected ? spent : throw new BenchmarkException($"{found} documents were due instead of {expected}.");
    }

    private static async Task Together(
        Invocation invocation, Report report, StoreOptions options, IMongoDatabase database, CancellationToken cancellationToken)
    {
        var due = Due[^1];
        var (once, share, rate, fairness) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var documents = database.GetCollection<BsonDocument>(SweptState.Definition.Collection);
        var ledger = database.GetCollection<BsonDocument>(SweeperProgram.Ledger);
        for (var round = 0; round < invocation.Rounds; round++)
        {
            await ledger.DeleteManyAsync(new BsonDocument(), cancellationToken);
            await Move(documents, 0, due, DateTime.UtcNow.AddHours(-1), cancellationToken);
            var start = DateTimeOffset.UtcNow.AddSeconds(8);
            var watch = Stopwatch.StartNew();
            var replicas = await Task.WhenAll(Enumerable.Range(1, Replicas).Select(number => Programs.Run(
                "Benchmarks",
                [
                    SweeperProgram.Verb, string.Create(CultureInfo.InvariantCulture, $"replica-{number}"), options.Uri!, options.DatabasePrefix,
                    start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                ],
                [], cancellationToken)));
            var spent = watch.Elapsed - TimeSpan.FromSeconds(8);
            var swept = replicas.Select(said => JsonSerializer.Deserialize<Swept>(said)!).ToList();
            var items = (await ledger.Find(new BsonDocument()).ToListAsync(cancellationToken)).GroupBy(line => line["item"].AsString).ToList();
            once.Add((double)items.Count(item => item.Count() == 1) / due);
            share.Add((double)swept.Sum(one => one.Taken) / swept.Sum(one => one.Taken + one.Claimed));
            fairness.Add((double)swept.Max(one => one.Claimed) * Replicas / due);
            rate.Add(due / spent.TotalSeconds);
            if (items.Count != due || swept.Sum(one => one.Claimed) != due)
                throw new BenchmarkException($"{due} items were due, {items.Count} stand in the ledger, {swept.Sum(one => one.Claimed)} were claimed.");
        }

        report.Add(new Figure("sweep.exactly-once", Sample.Of(once), "ratio") { Goal = 1 });
        report.Add(new Figure("sweep.claimed-by-others", Sample.Of(share), "ratio") { Goal = 0.1, AtMost = true });
        report.Add(new Figure("sweep.largest-share", Sample.Of(fairness), "times the mean") { Goal = 2, AtMost = true });
        report.Add(new Figure("sweep.rate", Sample.Of(rate), "items/s"));
    }

    private static string Id(int number) => number.ToString("d-00000000", CultureInfo.InvariantCulture);
}
