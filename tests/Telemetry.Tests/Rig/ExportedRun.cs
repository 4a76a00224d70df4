using System.Diagnostics;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>
/// One run of all workers that everything else is asked of: an order that a sender traced, one whose answer is lost, a message that fits no
/// contract, mails, a file for the ministry. What it exports is what dashboards and alerts may ask for.
/// </summary>
public sealed class ExportedRun : IAsyncLifetime
{
    public const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    public const string SenderSpan = "00f067aa0ba902b7";
    public const string Name = "canary-longjing.cn";
    public const string OrderId = "canary-order-1";

    internal IReadOnlyList<Series> Doubtful { get; private set; } = [];

    internal IReadOnlyList<Series> Series { get; private set; } = [];

    internal IReadOnlyList<Series> AfterMany { get; private set; } = [];

    internal string Text { get; private set; } = "";

    internal IReadOnlyList<Activity> Spans { get; private set; } = [];

    internal IReadOnlyList<(string Path, byte[] Body)> Collected { get; private set; } = [];

    internal IReadOnlyCollection<string> Connects { get; private set; } = [];

    internal IReadOnlyCollection<string> Names { get; private set; } = [];

    internal IReadOnlySet<int> Ports { get; private set; } = new HashSet<int>();

    public async ValueTask InitializeAsync()
    {
        using var connections = new Connections();
        using var spans = new SpanCatch();
        await using var collector = await Collector.Open();
        // Read by the workers of the run: only an account with a limit says how much it may.
        Environment.SetEnvironmentVariable("Registries__cnnic__CommandsPerSecond", "500");
        var scrape = await Scrape.Open(("Telemetry:Otlp", collector.Address.ToString()), ("Worker:Instance", "replica-1"));
        await Rarities.Happen();
        await using (var run = await RegistrarRun.Start())
        {
            await Play(run, scrape);
            Ports = new HashSet<int>(
            [
                .. run.Registrar.Registries.All.Select(registry => registry.Value.Port),
                run.Registrar.Ministry.Settings().Where(setting => setting.Key == "Ministry:Address").Select(setting => new Uri(setting.Value!).Port).Single(),
                scrape.Port, collector.Address.Port, Rarities.StorePort,
            ]);
        }

        // The exporter sends what it has when it ends.
        await scrape.DisposeAsync();
        (Spans, Collected) = (spans.Spans, collector.Sent);
        (Connects, Names) = (connections.Connects, connections.Names);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task Play(RegistrarRun run, Scrape scrape)
    {
        await run.Order(OrderId, Name, $"00-{TraceId}-{SenderSpan}-01");
        run.LoseAnswer("canary-lost.cn");
        await run.Order("canary-order-2", "canary-lost.cn");
        await run.Hears<RegistrationAccepted>(message => message.Progress == OperationProgress.Unknown);
        await run.Sample();
        Doubtful = Rig.Series.Parse(await scrape.Read());

        await run.SendRaw("dw.submit-registration", RegistrarRun.Account, """{"account":"acme","orderId":"canary-order-3"}"""u8.ToArray());
        await run.Hears<MessageRejected>(_ => true);
        await run.Hears<DomainRegistered>(message => message.OrderId == OrderId);
        await run.Hears<DomainRegistered>(message => message.OrderId == "canary-order-2");
        await run.Hears<EmailVerificationMailed>(_ => true);
        await RegistrarRun.Until(() => run.Registrar.Ministry.Taken >= 2, "the ministry has both domains");
        await run.Sample();
        Text = await scrape.Read();
        Series = Rig.Series.Parse(Text);

        foreach (var number in Enumerable.Range(0, 12))
            await run.Order($"canary-many-{number}", $"canary-many-{number}.cn", account: number % 2 == 0 ? "acme" : "globex");
        foreach (var number in Enumerable.Range(0, 12))
            await run.Hears<DomainRegistered>(message => message.OrderId == $"canary-many-{number}");
        await run.Sample();
        AfterMany = Rig.Series.Parse(await scrape.Read());
    }
}

/// <summary>Shares the one run among all classes that ask about it.</summary>
[CollectionDefinition(nameof(ExportedRun))]
public sealed class ExportedRunCollection : ICollectionFixture<ExportedRun>;
