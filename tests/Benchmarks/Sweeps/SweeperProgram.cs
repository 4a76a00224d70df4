using System.Globalization;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.BuildingBlocks.Sweeps;
using MongoDB.Bson;

namespace DomainWorkers.Benchmarks.Sweeps;

/// <summary>
/// One replica of a sweep: asks for a page of what is due, claims each by a conditional write, notes in a ledger that it has it, and settles
/// it. Pages, order and number at once are those of the workers' sweeps.
/// </summary>
internal static class SweeperProgram
{
    public const string Verb = "sweep-once";
    public const string Ledger = "ledger";

    private const int Page = 200;
    private const int AtOnce = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps from the given second on until nothing is due, and prints what it claimed and what others had claimed before it.</summary>
    public static async Task<int> Run(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var (owner, options, start) = (args[0], new StoreOptions { Uri = args[1], DatabasePrefix = args[2] }, long.Parse(args[3], CultureInfo.InvariantCulture));
        using var store = new MongoStore(options);
        var states = store.Create(SweptState.Definition);
        var ledger = store.Database(SweptState.Definition.Worker).GetCollection<BsonDocument>(Ledger);
        await store.Ping(cancellationToken);
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(start) - DateTimeOffset.UtcNow;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, cancellationToken);

        var (claimed, taken) = (0, 0);
        while (true)
        {
            var now = DateTimeOffset.UtcNow;
            var due = SweepPage.From(await states.Due(SweptState.Calendar, now, now, SweepPage.Window(Page), cancellationToken), Page);
            if (due.Count == 0)
                break;
            foreach (var batch in due.Chunk(AtOnce))
            {
                if (!(await Task.WhenAll(batch.Select(Take))).Contains(true))
                    break;
            }
        }

        Console.WriteLine(JsonSerializer.Serialize(new Swept(claimed, taken)));
        return 0;

        async Task<bool> Take(string id)
        {
            var now = DateTimeOffset.UtcNow;
            if (await states.Claim(id, owner, now, now, Lease, cancellationToken) is not { } state)
            {
                Interlocked.Increment(ref taken);
                return false;
            }

            Interlocked.Increment(ref claimed);
            await ledger.InsertOneAsync(new BsonDocument { ["item"] = id, ["owner"] = owner }, options: null, cancellationToken);
            if (await states.Save(state with { Due = null, Lane = null, ClaimedUntil = null, ClaimedBy = null }, cancellationToken) is null)
                throw new BenchmarkException($"{id} was written by somebody else while it was claimed.");
            return true;
        }
    }
}

/// <summary>What one replica did.</summary>
/// <param name="Claimed">Items that it had alone.</param>
/// <param name="Taken">Items that it asked for and another one had.</param>
internal sealed record Swept(int Claimed, int Taken);
