using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace DomainWorkers.ExpiryReminders.Tests;

/// <summary>
/// Marked addresses, phones and names go through every notice, at the most verbose level; afterwards they stand in no
/// log, message, trace or document. The vault's own documents are its tests' affair.
/// </summary>
public sealed class CanaryTests
{
    private const string Mark = "canary7f3a";

    [Fact]
    public async Task Nothing_that_identifies_a_person_leaves_the_vault()
    {
        var log = new Verbose();
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(listener);
        var mail = new FakeMailServer();
        var phones = new FakePhones();
        await using var w = await WorkerHarness.Start(new ExpiryRemindersModule(), mail, phones, new Registrants(), log);
        await Registrants.Store(w, "p-1", $"{Mark}.one@tea.example", phone: "+86.13977700001", name: $"{Mark} 张");
        await Registrants.Store(w, "p-2", $"{Mark}.two@茶.example", phone: "+86.13977700002", name: $"{Mark} 李");
        mail.Next(new MailAnswer.Unknown("cut"));

        await Everything(w, mail);

        // The marks did pass: else a clean result would prove nothing.
        Assert.Contains(mail.Mails, sent => sent.To.StartsWith(Mark, StringComparison.Ordinal));
        Assert.NotEmpty(phones.Messages);
        string[] secrets = [Mark, "1397770000"];
        foreach (var (where, text) in await Places(w, log, traces))
            Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase) && Fail(where, text));
    }

    private static bool Fail(string where, string text) => throw new InvalidOperationException($"Found in {where}: {text}");

    private static async Task Everything(WorkerHarness w, FakeMailServer mail)
    {
        async Task Send(object message)
        {
            await w.Send(message);
            await w.Settled();
        }

        async Task PassUntil(string instant)
        {
            w.Clock.Advance(Given.At(instant) - w.Clock.GetUtcNow());
            await w.Settled();
            await w.AdvanceMachine(TimeSpan.FromMinutes(2));
        }

        var start = w.Clock.GetUtcNow();
        for (var letter = 'a'; letter <= 'd'; letter++)
        {
            var record = Scene.Record(letter, profile: letter < 'c' ? "p-1" : "p-2");
            await Send(new Contracts.Registration.DomainRegistered { Account = Scene.Account, OrderId = $"o-{letter}", At = start, Years = 1, Domain = record });
        }

        await Send(new SetAutoRenew { Account = Scene.Account, RequestId = "w-1", IssuedAt = start, DomainId = Scene.DomainId('a'), Enabled = true });
        await PassUntil("2025-11-07T02:00:00Z");
        mail.Always[$"{Mark}.two@xn--cl1a.example"] = new MailAnswer.AddressRefused("550 5.1.1");
        await PassUntil("2025-12-07T02:00:00Z");
        mail.IsAway = true;
        await PassUntil("2025-12-22T02:00:00Z");
        mail.IsAway = false;
        // A bug of ours with a notice in hand.
        mail.Fails.Add($"{Mark}.one@tea.example");
        await PassUntil("2025-12-27T02:00:00Z");
        mail.Fails.Clear();
        await PassUntil("2026-01-06T02:00:00Z");
        // Somebody sends the address itself, where a domain is asked for.
        await w.SendRaw("dw.ask-notices", Encoding.UTF8.GetBytes(
            $$"""{"account":"acme","requestId":"q-1","issuedAt":"2026-01-06T09:00:00+08:00","domainId":"{{Mark}}@tea.example"}"""), routingKey: Scene.Account);
        await Send(new AskNotices { Account = Scene.Account, RequestId = "q-2", IssuedAt = w.Clock.GetUtcNow(), DomainId = Scene.DomainId('a') });
        Assert.NotEmpty(w.Published<Contracts.Messaging.MessageRejected>());
        Assert.NotEmpty(w.Published<NoticeSent>());
        Assert.NotEmpty(w.Published<Contracts.EmailVerification.ReportBounce>());
    }

    private static async Task<List<(string Where, string Text)>> Places(WorkerHarness w, Verbose log, IEnumerable<string> traces)
    {
        List<(string, string)> places = [.. log.Lines.Select(line => ("the log", line)), .. traces.Select(trace => ("a trace", trace))];
        places.AddRange(w.Deliveries.Select(message => (message.Exchange, message.Json)));
        await Add<PlanState>();
        await Add<NoticeState>();
        await Add<AddresseeState>();
        await Add<RequestState>();
        var parked = w.Services.GetServices<IStateStore<ParkedMessage>>().ToList();
        Assert.NotEmpty(log.Lines);
        foreach (var store in parked)
            places.AddRange((await store.Page(null, 1000, CancellationToken.None)).Select(document => ("parked", Encoding.UTF8.GetString(document.ToBson()))));
        return places;

        async Task Add<TState>()
            where TState : Document
        {
            var page = await w.Services.GetRequiredService<IStateStore<TState>>().Page(null, 1000, CancellationToken.None);
            // The very bytes that the driver would send; texts and bodies within stand there as they are.
            places.AddRange(page.Select(document => (typeof(TState).Name, Encoding.UTF8.GetString(document.ToBson()))));
        }
    }

    /// <summary>Hears every level of every category.</summary>
    private sealed class Verbose : IHarnessPart, ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public IEnumerable<KeyValuePair<string, string?>> Settings => [];

        public void Register(IServiceCollection services, ProcessLife life) =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));

        public ILogger CreateLogger(string categoryName) => new Line(_lines);

        public void Dispose()
        {
        }

        private sealed class Line(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue($"{state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
