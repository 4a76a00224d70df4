using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Rig;

namespace DomainWorkers.Benchmarks.Plain;

/// <summary>Whole registrations at a registry that answers at once: what the worker itself takes for an order.</summary>
internal static class Registrations
{
    private const int WarmUp = 1;
    private const int Orders = 200;
    private const int Sessions = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        await using var deployment = await Deployment.Open(Sessions, commandsPerSecond: 0, cancellationToken);
        await using var orders = await OrderSide.Open(deployment.Broker, ["dw.domain-registered"], cancellationToken);
        var worker = await deployment.StartWorker("w1", [], cancellationToken);
        var (perSecond, processor) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + invocation.Rounds; round++)
        {
            await worker.Hold(cancellationToken);
            orders.Expect(Orders);
            await orders.Publish("dw.submit-registration", Deployment.Account,
                Enumerable.Range(0, Orders).Select(number => Order($"bench-{round}-{number}")), cancellationToken);
            var before = worker.Processor;
            var started = Stopwatch.GetTimestamp();
            worker.Release();
            await orders.All(Limit, cancellationToken);
            if (round < WarmUp)
                continue;
            perSecond.Add(Orders / Stopwatch.GetElapsedTime(started).TotalSeconds);
            processor.Add((worker.Processor - before).TotalMicroseconds / Orders);
        }

        report.Add(new Figure("registration", Sample.Of(perSecond), "registrations/s"));
        report.Add(new Figure("registration.processor", Sample.Of(processor), "us/registration"));
    }

    /// <summary>An order for one year of a name.</summary>
    public static byte[] Order(string name) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        account = Deployment.Account,
        orderId = name,
        issuedAt = OrderSide.Now,
        domainName = string.Create(CultureInfo.InvariantCulture, $"{name}.cn"),
        years = 1,
        profileId = Deployment.ProfileId,
        nameServers = Array.Empty<string>(),
    });
}
