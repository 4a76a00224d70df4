using System.Diagnostics;
using System.Globalization;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Plain;
using DomainWorkers.Benchmarks.Rig;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Benchmarks.Epp;

/// <summary>
/// How much of a registry account's rate the replicas of the worker use together while there is more to do than it allows, as the
/// registry counts it.
/// </summary>
internal static class EppRate
{
    private const int Sessions = 8;

    /// <summary>Commands a second that the registry allows.</summary>
    private const int Limit = 60;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        foreach (var replicas in new[] { 1, 4 })
            await Run(replicas, invocation.Rounds, report, cancellationToken);
    }

    private static async Task Run(int replicas, int rounds, Report report, CancellationToken cancellationToken)
    {
        await using var deployment = await Deployment.Open(Sessions, Limit, cancellationToken);
        await using var orders = await OrderSide.Open(deployment.Broker, [], cancellationToken);
        var share = new KeyValuePair<string, string>(
            "Registries__cnnic__SessionsPerInstance", (Sessions / replicas).ToString(CultureInfo.InvariantCulture));
        var workers = await Task.WhenAll(Enumerable.Range(1, replicas).Select(number =>
            deployment.StartWorker(string.Create(CultureInfo.InvariantCulture, $"w{number}"), [share], cancellationToken)));

        // Each order is one command at least, so this is more than all rounds can use.
        var seconds = (Settling + (rounds * Round) + Settling).TotalSeconds;
        await orders.Publish("dw.submit-registration", Deployment.Account,
            Enumerable.Range(0, (int)(Limit * seconds)).Select(number => Registrations.Order($"rate-{replicas}-{number}")), cancellationToken);
        // The worker takes every order down first; that is not what is measured here.
        await TakenDown(deployment, (int)(Limit * seconds), cancellationToken);
        await Task.Delay(Settling, cancellationToken);

        var (used, processor) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var (before, time) = (deployment.Registry.Rate, Processor(workers));
            var started = Stopwatch.GetTimestamp();
            await Task.Delay(Round, cancellationToken);
            var commands = deployment.Registry.Rate.Commands - before.Commands;
            used.Add(commands / Stopwatch.GetElapsedTime(started).TotalSeconds / Limit);
            processor.Add((Processor(workers) - time).TotalMicroseconds / commands);
        }

        var rate = deployment.Registry.Rate;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{replicas}-{(replicas == 1 ? "replica" : "replicas")}");
        report.Add(new Figure($"epp-rate.{suffix}", Sample.Of(used), "ratio") { Goal = 0.95 });
        report.Add(new Figure($"epp-rate.{suffix}.peak", Sample.One((double)rate.Peak / Limit), "ratio") { Goal = 1, AtMost = true });
        report.Add(new Figure($"epp-rate.{suffix}.refused", Sample.One(rate.Refused), "commands") { Goal = 0, AtMost = true });
        report.Add(new Figure($"epp-rate.{suffix}.processor", Sample.Of(processor), "us/command"));
    }

    private static async Task TakenDown(Deployment deployment, int count, CancellationToken cancellationToken)
    {
        var operations = deployment.Database.GetCollection<BsonDocument>("operations");
        while (await operations.EstimatedDocumentCountAsync(options: null, cancellationToken) < count)
            await Task.Delay(250, cancellationToken);
    }

    private static TimeSpan Processor(IEnumerable<ProgramUnderTest> workers) =>
        workers.Aggregate(TimeSpan.Zero, (sum, worker) => sum + worker.Processor);
}
