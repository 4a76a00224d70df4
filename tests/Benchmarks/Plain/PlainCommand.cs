using System.Globalization;
using DomainWorkers.Benchmarks.Bare;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Rig;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Benchmarks.Plain;

/// <summary>
/// The shipped worker against the bare drivers at the same guaranteed work: a second reason for a hold is one write and one event, and
/// the registry is not asked. They take turns, round by round, on one machine.
/// </summary>
internal static class PlainCommand
{
    private const int WarmUp = 2;

    /// <summary>Twice the calibration's concurrency must not make it faster than this, or the concurrency is too low to compare at.</summary>
    private const double SaturatedWithin = 1.1;

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        var body = Path.GetTempFileName();
        await using var deployment = await Deployment.Open(sessions: 2, commandsPerSecond: 0, cancellationToken);
        await using var orders = await OrderSide.Open(deployment.Broker, ["dw.domain-registered", "dw.hold-placed"], cancellationToken);
        var worker = await deployment.StartWorker("w1",
            [new("Messaging__Prefetch", invocation.Concurrency.ToString(CultureInfo.InvariantCulture))], cancellationToken);
        try
        {
            var held = await HeldDomains.Learn(deployment, orders, cancellationToken);
            await File.WriteAllBytesAsync(body, held.EventBody, cancellationToken);
            var shipped = new Contender("worker", worker,
                deployment.Database.GetCollection<BsonDocument>(BareProgram.Collection), "dw.place-hold", Deployment.Account);
            var bare = await Bare(deployment, orders, held, body, invocation.Concurrency, cancellationToken);
            var twice = await Bare(deployment, orders, held, body, 2 * invocation.Concurrency, cancellationToken);
            await Compare([shipped, bare, twice], held, orders, invocation, report, cancellationToken);
            Tell(shipped, bare, twice, invocation, report);
        }
        finally
        {
            File.Delete(body);
        }
    }

    private static async Task<Contender> Bare(
        Deployment deployment, OrderSide orders, HeldDomains held, string body, int concurrency, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bare-{concurrency}");
        var database = deployment.Client.GetDatabase(deployment.DatabaseName(name));
        await held.Index(database, BareProgram.Collection, cancellationToken);
        await orders.Declare(name, cancellationToken);
        var program = deployment.StartBare(new BareSettings
        {
            Broker = deployment.Broker.OriginalString,
            Store = deployment.Store,
            Database = database.DatabaseNamespace.DatabaseName,
            Queue = name,
            Concurrency = concurrency,
            EventBody = body,
        }.ToEnvironment());
        await program.Said(BareProgram.Ready, cancellationToken);
        return new Contender(name, program, database.GetCollection<BsonDocument>(BareProgram.Collection), "", name);
    }

    private static async Task Compare(
        Contender[] contenders, HeldDomains held, OrderSide orders, Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        foreach (var contender in contenders)
            await contender.Prepare(held, WarmUp + invocation.Rounds, invocation.Messages, cancellationToken);
        for (var round = -WarmUp; round < invocation.Rounds; round++)
        {
            // Nobody is always the one who comes after the same other.
            foreach (var contender in round % 2 == 0 ? contenders : contenders.Reverse())
                await contender.Round(held, orders, counts: round >= 0, cancellationToken);
            if (round >= 0)
            {
                report.Progress($"  round {round + 1}: "
                    + string.Join(", ", contenders.Select(contender => $"{contender.Name} {contender.PerSecond[^1]:0}/s {contender.Processor[^1]:0} us"))
                    + $", load average {Machine.LoadAverage}");
            }
        }
    }

    private static void Tell(Contender shipped, Contender bare, Contender twice, Invocation invocation, Report report)
    {
        var (worker, calibration) = (Sample.Of(shipped.PerSecond), Sample.Of(bare.PerSecond));
        // MassTransit's own MongoDB outbox reached 0.10 to 0.11 of bare drivers on such a machine.
        report.Add(new Figure("plain-command", worker.Over(calibration), "ratio") { Goal = 0.75, Baseline = 0.1 });
        report.Add(new Figure("plain-command.worker", worker, "messages/s"));
        report.Add(new Figure("plain-command.calibration", calibration, "messages/s"));
        report.Add(new Figure("plain-command.worker-processor", Sample.Of(shipped.Processor), "us/message"));
        report.Add(new Figure("plain-command.calibration-processor", Sample.Of(bare.Processor), "us/message"));
        report.Add(new Figure("plain-command.worker-memory", Sample.One(shipped.Memory / 1e6), "MB"));
        report.Add(new Figure("plain-command.concurrency", Sample.One(invocation.Concurrency), "messages"));
        report.Add(new Figure("plain-command.twice-concurrency", Sample.Of(twice.PerSecond).Over(calibration), "ratio")
        {
            Goal = SaturatedWithin,
            AtMost = true,
        });
        report.Add(new Figure("plain-command.load-average", Sample.One(Machine.Load), "processes"));
    }
}
