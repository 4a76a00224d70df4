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
internal sealed class PlainCommand(Invocation invocation, Report report)
{
    /// <summary>Rounds in which code is still being compiled: they are not counted.</summary>
    private const int WarmUp = 3;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    /// <summary>Twice the calibration's concurrency must not make it faster than this, or the concurrency is too low to compare at.</summary>
    private const double SaturatedWithin = 1.1;

    private readonly List<(Contender Contender, HeldDomains Held, OrderSide Orders)> _contenders = [];

    public static Task Run(Invocation invocation, Report report, CancellationToken cancellationToken) =>
        new PlainCommand(invocation, report).Run(cancellationToken);

    private async Task Run(CancellationToken cancellationToken)
    {
        var body = Path.GetTempFileName();
        await using var deployment = await Deployment.Open(sessions: 2, commandsPerSecond: 0, cancellationToken);
        await using var orders = await Listen(deployment, cancellationToken);
        try
        {
            var (shipped, held) = await Shipped("worker", deployment, orders, [], cancellationToken);
            await File.WriteAllBytesAsync(body, held.EventBody, cancellationToken);
            var bare = await Bare(deployment, orders, held, body, invocation.Concurrency, cancellationToken);
            var twice = await Bare(deployment, orders, held, body, 2 * invocation.Concurrency, cancellationToken);
            if (invocation.Variant.Count == 0)
            {
                await Compare(cancellationToken);
                Tell(shipped, bare, twice);
                return;
            }

            // A queue has one reader, so the second worker has a deployment of its own.
            await using var other = await Deployment.Open(sessions: 2, commandsPerSecond: 0, cancellationToken);
            await using var otherOrders = await Listen(other, cancellationToken);
            var (variant, _) = await Shipped("variant", other, otherOrders, invocation.Variant, cancellationToken);
            await Compare(cancellationToken);
            Tell(shipped, bare, twice);
            report.Add(new Figure("plain-command.variant", Sample.Of(variant.PerSecond).Over(Sample.Of(shipped.PerSecond)), "ratio to worker"));
            report.Add(new Figure("plain-command.variant-processor", Sample.Of(variant.Processor), "us/message"));
            report.Add(new Figure("plain-command.variant-memory", Sample.One(variant.Memory / 1e6), "MB"));
        }
        finally
        {
            File.Delete(body);
        }
    }

    private static Task<OrderSide> Listen(Deployment deployment, CancellationToken cancellationToken) =>
        OrderSide.Open(deployment.Broker, ["dw.domain-registered", "dw.hold-placed"], cancellationToken);

    private async Task<(Contender Contender, HeldDomains Held)> Shipped(
        string name, Deployment deployment, OrderSide orders, IEnumerable<KeyValuePair<string, string>> more, CancellationToken cancellationToken)
    {
        var prefetch = new KeyValuePair<string, string>("Messaging__Prefetch", invocation.Concurrency.ToString(CultureInfo.InvariantCulture));
        var program = await deployment.StartWorker("w1", [prefetch, .. more], cancellationToken);
        var held = await HeldDomains.Learn(deployment, orders, cancellationToken);
        var domains = deployment.Database.GetCollection<BsonDocument>(BareProgram.Collection);
        var contender = new Contender(name, program, domains, "dw.place-hold", Deployment.Account);
        _contenders.Add((contender, held, orders));
        return (contender, held);
    }

    private async Task<Contender> Bare(
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
        var contender = new Contender(name, program, database.GetCollection<BsonDocument>(BareProgram.Collection), "", name);
        _contenders.Add((contender, held, orders));
        return contender;
    }

    private async Task Compare(CancellationToken cancellationToken)
    {
        foreach (var (contender, held, _) in _contenders)
            await contender.Prepare(held, WarmUp + invocation.Rounds, invocation.Messages, cancellationToken);
        for (var round = -WarmUp; round < invocation.Rounds; round++)
        {
            // Nobody is always the one who comes after the same other.
            _contenders.Reverse();
            foreach (var (contender, held, orders) in _contenders)
            {
                await Breathe(cancellationToken);
                await contender.Round(held, orders, counts: round >= 0, cancellationToken);
            }

            if (round >= 0)
            {
                var seen = _contenders.Select(entry => entry.Contender).OrderBy(contender => contender.Name, StringComparer.Ordinal)
                    .Select(contender => $"{contender.Name} {contender.PerSecond[^1]:0}/s {contender.Processor[^1]:0} us");
                report.Progress($"  round {round + 1}: {string.Join(", ", seen)}, load average {Machine.LoadAverage}");
            }
        }
    }

    private async Task Breathe(CancellationToken cancellationToken)
    {
        foreach (var (contender, _, _) in _contenders)
            contender.Release();
        await Task.Delay(Breath, cancellationToken);
        foreach (var (contender, _, _) in _contenders)
            await contender.Hold(cancellationToken);
    }

    private void Tell(Contender shipped, Contender bare, Contender twice)
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
