using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.ExpiryReminders.Tests.Pump;

/// <summary>
/// The process dies before and after every write, publish and mail, one after the other, and another one goes on: no notice is lost and none
/// has two lines; the only thing that may happen twice is a mail under its one Message-ID.
/// </summary>
public sealed class CrashTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 6, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public Task A_notice() => DieEverywhere(
        async lives =>
        {
            await lives.Give(Registered());
            await lives.Pass("2025-11-07T02:00:00Z");
        },
        lives =>
        {
            Assert.Single(lives.Mail.Mails.Select(mail => mail.MessageId).Distinct());
            return Ledger(lives, "20251107", "ExpiresIn60Days");
        });

    [Fact]
    public Task A_bad_address_and_then_the_phone() => DieEverywhere(
        async lives =>
        {
            lives.Mail.Always[Scene.Email] = new MailAnswer.AddressRefused("550 5.1.1");
            await lives.Give(Registered());
            await lives.Pass("2025-12-07T02:00:00Z");
        },
        async lives =>
        {
            Assert.Single(lives.Phones.Messages);
            await Ledger(lives, "20260106", "ExpiresIn30Days");
            Assert.Single(Ids<Contracts.EmailVerification.ReportBounce>(lives));
        });

    [Fact]
    public Task An_expiry_with_a_wish_to_renew() => DieEverywhere(
        async lives =>
        {
            await lives.Pass("2026-01-05T00:00:00Z");
            await lives.Give(Registered());
            await lives.Give(new SetAutoRenew
            {
                Account = Scene.Account, RequestId = "w-1", IssuedAt = lives.Clock.GetUtcNow(), DomainId = Scene.DomainId('a'), Enabled = true,
            });
            await lives.Pass("2026-01-07T00:00:00Z");
        },
        async lives =>
        {
            Assert.InRange(Ids<DomainExpired>(lives).Count(), 1, 1);
            Assert.InRange(Ids<RenewalWished>(lives).Count(), 1, 3);
            Assert.Single(lives.All.SelectMany(life => life.Published<RenewalWished>()).Select(wish => wish.OrderId).Distinct());
            await Ledger(lives, "20260106", "Expired");
        });

    private static DomainRegistered Registered() => new()
    {
        Account = Scene.Account, OrderId = "o-1", At = Start, Years = 1, Domain = Scene.Record('a'),
    };

    private static async Task Ledger(Lives lives, string day, string stage)
    {
        var line = await lives.Current.Find<NoticeState>($"{Scene.DomainId('a')}/20260106-expiry-{stage}");
        Assert.True(line?.Result == NoticeResult.Sent, $"{stage} of {day} is {line?.Result}.");
        Assert.Single(lives.All.SelectMany(life => life.Deliveries).Where(message => message.Message is NoticeSent sent && sent.Stage == stage).Select(message => message.Id).Distinct());
    }

    private static IEnumerable<string> Ids<T>(Lives lives) =>
        lives.All.SelectMany(life => life.Deliveries).Where(message => message.Message is T).Select(message => message.Id).Distinct();

    private static async Task DieEverywhere(Func<Lives, Task> story, Func<Lives, Task> check)
    {
        var deaths = 0;
        // Each third one: before and after something in turn.
        for (var step = 1; ; step += 3)
        {
            await using var lives = new Lives();
            var dying = await lives.Next();
            await Registrants.Store(dying, Scene.Profile, Scene.Email);
            dying.Setup.Life.DieAt(dying.Setup.Life.Steps.Count + step);
            await story(lives);
            var died = dying.Setup.Life.IsDead;
            dying.Setup.Life.DieAt(int.MaxValue);
            var last = dying.Setup.Life.Steps[^1];
            if (died)
            {
                deaths++;
                await lives.Next();
            }

            await lives.Current.AdvanceMachine(TimeSpan.FromMinutes(3));
            try
            {
                await check(lives);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                Assert.Fail($"After a death at step {step}, {last}: {exception.Message}\n{string.Join("\n", dying.Setup.Life.Steps)}");
            }

            if (!died)
                break;
        }

        Assert.True(deaths >= 6, $"It died {deaths} times only.");
    }

    /// <summary>One worker through several processes: what one had not acknowledged when it died, the broker gives to the next.</summary>
    private sealed class Lives : IAsyncDisposable
    {
        private readonly List<WorkerHarness> _all = [];
        private readonly List<(string Id, object Message)> _given = [];
        private readonly HarnessSetup _setup;

        public Lives() => _setup = new HarnessSetup
        {
            Parts = [Mail, Phones, new Registrants()],
            Settings = new Dictionary<string, string?> { ["Reminders:ClockTolerance"] = "00:00:00" },
        };

        public FakeMailServer Mail { get; } = new();

        public FakePhones Phones { get; } = new();

        public FakeTimeProvider Clock => _setup.Clock;

        public IReadOnlyList<WorkerHarness> All => _all;

        public WorkerHarness Current => _all[^1];

        public async Task<WorkerHarness> Next()
        {
            var left = _given.Where(message => !Current.IsAcknowledged(message.Id)).ToList();
            if (_all.Count > 0)
                await Current.DisposeAsync();
            _all.Add(await WorkerHarness.Start(
                new ExpiryRemindersModule(), _setup with { Life = new ProcessLife(), Work = new(), Instance = $"replica-{_all.Count + 1}" }));
            _given.Clear();
            foreach (var (_, message) in left)
                await Give(message);
            return Current;
        }

        public async Task Give(object message)
        {
            _given.Add((await Current.Send(message), message));
            await Current.Settled();
        }

        /// <summary>Days without a sweep, and then one.</summary>
        public async Task Pass(string instant)
        {
            Clock.Advance(Given.At(instant) - Clock.GetUtcNow());
            await Current.Settled();
        }

        public async ValueTask DisposeAsync() => await Current.DisposeAsync();
    }
}
