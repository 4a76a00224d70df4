using System.Diagnostics;
using System.Text.Json;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State.Serialization;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.Benchmarks.Plain;

/// <summary>What each layer that the worker adds to the bare drivers takes of a plain command, timed alone in this process.</summary>
internal static partial class Layers
{
    private const int Calls = 20_000;

    public static async Task Run(Invocation invocation, Report report, CancellationToken cancellationToken)
    {
        var gate = SchemaGate.For(typeof(PlaceHold));
        var domain = Domain();
        var stored = BsonForm.Write(domain);
        var body = HeldDomains.Body(domain.Id);
        var now = TimeProvider.System.GetUtcNow();
        var said = Decide(domain, now);
        await using var logging = Logging();
        var logger = logging.GetRequiredService<ILoggerFactory>().CreateLogger("layers");
        var output = Console.Out;

        var layers = new (string Name, Action Act)[]
        {
            ("gate", () => gate.Judge(body, "application/json")),
            ("read-command", () => JsonSerializer.Deserialize<PlaceHold>(body, MessageSerialization.Options)),
            ("read-document", () => BsonForm.Read<DomainState>(stored)),
            ("rules", () => Decide(domain, now)),
            ("write-event", () => Outgoing.Write(said.Answer, now)),
            ("write-document", () => BsonForm.Write(domain)),
            // The plain command writes none: what one would cost.
            ("log-line", () => LogOperation(logger, domain.Id)),
        };
        var rounds = layers.ToDictionary(layer => layer.Name, _ => new List<double>());
        Console.SetOut(TextWriter.Null);
        try
        {
            for (var round = -1; round < invocation.Rounds; round++)
            {
                foreach (var (name, act) in layers)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var took = Time(act);
                    if (round >= 0)
                        rounds[name].Add(took);
                }
            }
        }
        finally
        {
            Console.SetOut(output);
        }

        foreach (var (name, took) in rounds)
            report.Add(new Figure($"layers.{name}", Sample.Of(took), "us"));
    }

    private static double Time(Action act)
    {
        var started = Stopwatch.GetTimestamp();
        for (var call = 0; call < Calls; call++)
            act();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls;
    }

    private static HoldDecision.Noted Decide(DomainState domain, DateTimeOffset now) =>
        (HoldDecision.Noted)HoldRules.Decide(domain, new Intent.Hold("email", 1, Place: true), now);

    private static DomainState Domain() => new()
    {
        Id = "d-k3v7qxw2mzp5ahc4tnbe6jyrsu",
        Version = 4,
        Account = "acme",
        Name = "xn--jh1az7ydb652g.cn",
        UnicodeName = "鲜花速递.cn",
        LivingName = "xn--jh1az7ydb652g.cn",
        Registry = "cnnic",
        Status = Contracts.Domains.DomainStatus.Registered,
        RegisteredAt = DateTimeOffset.UnixEpoch.AddYears(55),
        ExpiresAt = DateTimeOffset.UnixEpoch.AddYears(57),
        PaidUntil = DateTimeOffset.UnixEpoch.AddYears(57),
        SponsoringClient = "dw-cn-01",
        NameServers = ["ns1.acme-dns.cn", "ns2.acme-dns.cn"],
        Holds = [new HoldReason("court", 1, Active: true)],
        HeldAtRegistry = true,
        ProfileId = "acme-zhang",
        RecordVersion = 2,
    };

    private static ServiceProvider Logging()
    {
        var services = new ServiceCollection();
        JsonLogging.Add(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Operation on domain {DomainId} ended")]
    private static partial void LogOperation(ILogger logger, string domainId);
}
