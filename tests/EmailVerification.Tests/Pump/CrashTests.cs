using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.EmailVerification.Tests.Pump;

/// <summary>
/// The process dies before and after every write, publish and mail, one after the other, and another one goes on: nothing is lost, and
/// the only thing that may happen twice is a mail under its one Message-ID.
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public Task A_request() => DieEverywhere(
        async (_, send) => await send(Request()),
        (lives, mail) =>
        {
            Told<EmailVerificationAccepted>(lives);
            Told<EmailVerificationMailed>(lives);
            Assert.Single(mail.Mails.Select(sent => sent.MessageId).Distinct());
            return Confirmed(lives, mail.Mails[0].Token);
        });

    [Fact]
    public Task A_confirmation() => DieEverywhere(
        async (lives, send) =>
        {
            await send(Registered());
            if (lives.Mail.Mails.Count > 0)
                await send(Confirm(lives.AddressId, lives.Mail.Last.Token));
        },
        async (lives, mail) =>
        {
            Assert.Single(mail.Mails.Select(sent => sent.MessageId).Distinct());
            Told<EmailDeadlineSet>(lives);
            // The same request again: whether it was decided before the death or not, it is confirmed by now.
            await Confirmed(lives, mail.Mails[0].Token);
            Told<EmailVerified>(lives);
            Told<EmailDeadlineMet>(lives);
            Assert.Empty(Ids<PlaceHold>(lives));
        });

    [Fact]
    public Task The_end_of_a_domains_time() => DieEverywhere(
        async (lives, send) =>
        {
            await send(Registered());
            lives.Clock.Advance(TimeSpan.FromDays(15));
            await lives.Current.Settled();
        },
        async (lives, mail) =>
        {
            Told<PlaceHold>(lives);
            Told<EmailDeadlineMissed>(lives);
            // The first mail, where the registration was heard in time, and the one that tells of the hold: each under one id.
            Assert.InRange(mail.Mails.Select(sent => sent.MessageId).Distinct().Count(), 1, 2);
            await Confirmed(lives, mail.Last.Token);
            Told<ReleaseHold>(lives);
        });

    private static DateTimeOffset Start { get; } = new(2025, 1, 6, 1, 0, 0, TimeSpan.Zero);

    private static RequestEmailVerification Request() =>
        new() { Account = Scene.Account, RequestId = "r-1", IssuedAt = Start, ProfileId = Scene.Profile };

    private static ConfirmEmail Confirm(string address, string token) =>
        new() { Account = Scene.Account, RequestId = "c-1", IssuedAt = Start, AddressId = address, Token = token };

    private static Contracts.Registration.DomainRegistered Registered() => new()
    {
        Account = Scene.Account,
        OrderId = "o-1",
        At = Start,
        Years = 1,
        Domain = new Contracts.Domains.DomainRecord
        {
            Id = Scene.DomainId('a'),
            Name = "tea.cn",
            UnicodeName = "tea.cn",
            Account = Scene.Account,
            Status = Contracts.Domains.DomainStatus.Registered,
            RegisteredAt = Start,
            NameServers = [],
            Holds = [],
            RegistryHold = false,
            ProfileId = Scene.Profile,
            Version = 1,
        },
    };

    private static IEnumerable<string> Ids<T>(Lives lives) =>
        lives.All.SelectMany(life => life.Deliveries).Where(message => message.Message is T).Select(message => message.Id).Distinct();

    /// <summary>It was published, and whenever it was, under one id. What a process said just before it died, only its steps still tell.</summary>
    private static void Told<T>(Lives lives)
    {
        Assert.Contains($"after publish {MessageAddress.Exchange(typeof(T))}", lives.All.SelectMany(life => life.Setup.Life.Steps));
        Assert.InRange(Ids<T>(lives).Count(), 0, 1);
    }

    private static async Task Confirmed(Lives lives, string token)
    {
        await lives.Current.Send(Confirm(lives.AddressId, token));
        await lives.Current.Settled();
        Told<EmailVerified>(lives);
        Assert.Equal(EmailAddressStatus.Verified, (await lives.Current.Find<AddressState>($"{Scene.Account}/{lives.AddressId}"))!.Status);
    }

    /// <summary>
    /// Runs it again and again, dying later each time, until a run ends before it can die. Each step before something is also the one after
    /// what came before it, so every second one stands for two.
    /// </summary>
    private static async Task DieEverywhere(Func<Lives, Func<object, Task>, Task> story, Func<Lives, FakeMailServer, Task> check)
    {
        var deaths = 0;
        for (var step = 1; ; step += 2)
        {
            await using var lives = new Lives();
            var dying = await lives.Next();
            await Registrants.Store(dying, Scene.Profile, Scene.Email);
            dying.Setup.Life.DieAt(dying.Setup.Life.Steps.Count + step);
            await story(lives, lives.Give);
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
                await check(lives, lives.Mail);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                Assert.Fail($"After a death at step {step}, {last}: {exception.Message}\n{string.Join("\n", dying.Setup.Life.Steps)}");
            }

            if (!died)
                break;
        }

        Assert.True(deaths >= 12, $"It died {deaths} times only.");
    }

    /// <summary>One worker through several processes: what one had not acknowledged when it died, the broker gives to the next.</summary>
    private sealed class Lives : IAsyncDisposable
    {
        private readonly List<WorkerHarness> _all = [];
        private readonly List<(string Id, object Message)> _given = [];
        private readonly HarnessSetup _setup;

        public Lives() => _setup = new HarnessSetup { Parts = [Mail, new FakePhones(), new Registrants()] };

        public FakeMailServer Mail { get; } = new();

        public FakeTimeProvider Clock => _setup.Clock;

        public IReadOnlyList<WorkerHarness> All => _all;

        public WorkerHarness Current => _all[^1];

        public string AddressId => Current.Services.GetRequiredService<VerificationKeys>()
            .AddressIdOf(Scene.Account, RecipientAddress.Read(Scene.Email)!);

        public async Task<WorkerHarness> Next()
        {
            var left = _given.Where(message => !Current.IsAcknowledged(message.Id)).ToList();
            if (_all.Count > 0)
                await Current.DisposeAsync();
            _all.Add(await WorkerHarness.Start(
                new EmailVerificationModule(), _setup with { Life = new ProcessLife(), Work = new(), Instance = $"replica-{_all.Count + 1}" }));
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

        public async ValueTask DisposeAsync() => await Current.DisposeAsync();
    }
}
