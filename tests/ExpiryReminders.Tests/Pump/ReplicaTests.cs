using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.ExpiryReminders.Tests.Pump;

/// <summary>Several processes on one store, and a store that goes wrong.</summary>
public sealed class ReplicaTests
{
    private const int Domains = 26;

    [Fact]
    public async Task Two_replicas_whose_clocks_are_five_minutes_apart_remind_once()
    {
        var mail = new FakeMailServer();
        var registrants = new Registrants();
        var setup = new HarnessSetup
        {
            Parts = [mail, new FakePhones(), registrants],
            Clock = new FakeTimeProvider(Given.At("2025-11-06T01:00:00Z")),
        };
        await using var slow = await WorkerHarness.Start(new ExpiryRemindersModule(), setup);
        await using var fast = await WorkerHarness.Start(new ExpiryRemindersModule(), setup with
        {
            Instance = "replica-2",
            Clock = new FakeTimeProvider(setup.Clock.GetUtcNow().AddMinutes(5)),
            MachineClock = new FakeTimeProvider(setup.MachineClock.GetUtcNow().AddMinutes(5)),
            Work = new WorkInHand(),
            Life = new ProcessLife(),
        });
        await Registrants.Store(slow, Scene.Profile, Scene.Email);
        for (var letter = 'a'; letter <= 'z'; letter++)
            await slow.Send(new Contracts.Registration.DomainRegistered
            {
                Account = Scene.Account, OrderId = $"o-{letter}", At = setup.Clock.GetUtcNow(), Years = 1, Domain = Scene.Record(letter),
            });
        await slow.Settled();

        while (slow.Clock.GetUtcNow() < Given.At("2026-01-15T00:00:00Z"))
        {
            // The fast one is there first, the slow one comes while it works.
            await Task.WhenAll(Rounds(fast), Rounds(slow));
            foreach (var w in new[] { fast, slow })
            {
                w.Clock.Advance(TimeSpan.FromHours(12));
                w.MachineClock.Advance(TimeSpan.FromMinutes(2));
            }
        }

        await Task.WhenAll(Rounds(fast), Rounds(slow));
        Assert.Equal(9 * Domains, mail.Mails.Count);
        Assert.Equal(9 * Domains, mail.Mails.Select(sent => sent.MessageId).Distinct().Count());
        await slow.AdvanceMachine(TimeSpan.FromMinutes(1));
        await fast.AdvanceMachine(TimeSpan.FromMinutes(1));
        Assert.Equal(9 * Domains, Ids<NoticeSent>(slow, fast).Count());
        Assert.Equal(Domains, Ids<DomainExpired>(slow, fast).Count());
        var ledger = await slow.Services.GetRequiredService<IStateStore<NoticeState>>().Page(null, 1000, CancellationToken.None);
        Assert.Equal(9 * Domains, ledger.Count);
        Assert.All(ledger, notice => Assert.Equal(NoticeResult.Sent, notice.Result));
    }

    [Theory]
    [InlineData(StoreOperation.Insert, "notices", true)]
    [InlineData(StoreOperation.Insert, "notices", false)]
    [InlineData(StoreOperation.Save, "notices", true)]
    [InlineData(StoreOperation.Save, "notices", false)]
    [InlineData(StoreOperation.Save, "plans", true)]
    [InlineData(StoreOperation.Save, "plans", false)]
    [InlineData(StoreOperation.Claim, "plans", true)]
    [InlineData(StoreOperation.Claim, "notices", true)]
    [InlineData(StoreOperation.Insert, "plans", true)]
    public async Task A_write_whose_answer_is_lost_loses_and_repeats_nothing(StoreOperation operation, string collection, bool applied)
    {
        await using var s = await Scene.Start();
        var faults = s.W.Setup.Store.Faults;
        if (operation == StoreOperation.Insert && collection == "plans")
            Lose();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-11-07T01:00:00Z");
        if (collection != "plans" || operation != StoreOperation.Insert)
            Lose();
        await s.PassUntil("2025-11-08T00:00:00Z");
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(5));
        await s.PassUntil("2025-11-24T00:00:00Z");
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(5));

        Assert.Equal(["ExpiresIn60Days", "ExpiresIn45Days"], s.SentStages('a').Distinct());
        Assert.Equal(2, s.Mail.Mails.Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(await s.Ledger(), notice => Assert.Equal(NoticeResult.Sent, notice.Result));

        void Lose()
        {
            if (applied)
                faults.LoseAnswer(operation, when: call => call.Collection == collection);
            else
                faults.LoseCall(operation, when: call => call.Collection == collection);
        }
    }

    private static async Task Rounds(WorkerHarness w)
    {
        var round = w.Services.GetRequiredService<SweepRound>();
        while (await round.Run(CancellationToken.None) > 0)
        {
        }
    }

    private static IEnumerable<string> Ids<T>(params WorkerHarness[] replicas) =>
        replicas.SelectMany(w => w.Deliveries).Where(message => message.Message is T).Select(message => message.Id).Distinct();
}
