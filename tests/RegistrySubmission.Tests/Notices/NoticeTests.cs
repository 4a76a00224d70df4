using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests.Notices;

public sealed class NoticeTests
{
    private static readonly TimeSpan NextTurn = TimeSpan.FromSeconds(12);

    private readonly FakeRegistry _registry = new();
    private readonly PolledRegistry _polled;

    public NoticeTests() => _polled = new PolledRegistry(_registry);

    [Fact]
    public async Task A_hold_by_the_registry_reaches_the_record_and_its_listeners_and_so_does_its_end()
    {
        await using var w = await Start();
        var id = await w.Registered();

        Show(domain => domain with { Statuses = ["serverHold"] });
        _polled.Queue(NoticeKind.RegistryChange);
        await w.AdvanceMachine(NextTurn);

        var said = Assert.Single(w.Published<DomainSynchronised>());
        Assert.Null(said.RequestId);
        Assert.Equal(["registryHold"], said.Changed);
        Assert.True(said.Domain.RegistryHold);
        Assert.Equal(2, said.Domain.Version);
        Assert.Equal(0, _polled.Waiting);

        Show(domain => domain with { Statuses = [] });
        _polled.Queue(NoticeKind.RegistryChange);
        await w.AdvanceMachine(NextTurn);
        Assert.False((await w.Find<DomainState>(id))!.RegistryHold);
        Assert.Equal(3, w.Published<DomainSynchronised>()[^1].Domain.Version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_pending_action_is_asked_for_at_once(bool approved)
    {
        await using var w = await Start();
        _registry.Next(RegistryMishap.DecideLater);
        await w.Send(w.Register());
        await w.Settled();
        Assert.Empty(w.Published<DomainRegistered>());

        _registry.Decide(Orders.Name, approved);
        var asked = _registry.Received.Count;
        _polled.Queue(NoticeKind.PendingAction, change: notice => notice with { Approved = approved });
        await w.AdvanceMachine(NextTurn);

        // Without the notice the next question would come minutes later.
        Assert.Contains($"info {Orders.Name}", _registry.Received.Skip(asked));
        Assert.Equal(approved ? 1 : 0, w.Published<DomainRegistered>().Count);
    }

    [Fact]
    public async Task A_domain_that_went_to_another_registrar_ends_with_us()
    {
        await using var w = await Start();
        var id = await w.Registered();

        Show(domain => domain with { Sponsor = "rival" });
        _polled.Queue(NoticeKind.Transfer, change: notice => notice with
        {
            TransferStatus = "serverApproved", GainingClient = "rival", LosingClient = FakeRegistry.ClientId,
        });
        await w.AdvanceMachine(NextTurn);

        var left = Assert.Single(w.Published<DomainTransferredOut>());
        Assert.Equal(("rival", DomainStatus.Ended), (left.GainingClient, left.Domain.Status));
        Assert.Empty(w.Published<DomainSynchronised>());
        var domain = await w.Find<DomainState>(id);
        Assert.Null(domain!.LivingName);
        Assert.Equal(w.Clock.GetUtcNow(), domain.EndedAt);
    }

    [Fact]
    public async Task A_transfer_to_us_of_a_domain_that_is_in_the_record_is_told()
    {
        await using var w = await Start();
        await w.Registered();

        _polled.Queue(NoticeKind.Transfer, change: notice => notice with
        {
            TransferStatus = "clientApproved", GainingClient = FakeRegistry.ClientId, LosingClient = "rival",
        });
        await w.AdvanceMachine(NextTurn);

        Assert.Equal("rival", Assert.Single(w.Published<DomainTransferredIn>()).LosingClient);
    }

    [Fact]
    public async Task A_renewal_by_the_registry_moves_the_date_and_pays_nothing()
    {
        await using var w = await Start();
        var id = await w.Registered();
        var before = (await w.Find<DomainState>(id))!;

        Show(domain => domain with { ExpiresAt = domain.ExpiresAt!.Value.AddYears(1), GraceStatuses = ["autoRenewPeriod"] });
        _polled.Queue(NoticeKind.Renewal);
        await w.AdvanceMachine(NextTurn);

        var after = (await w.Find<DomainState>(id))!;
        Assert.Equal(before.ExpiresAt!.Value.AddYears(1), after.ExpiresAt);
        Assert.Equal(before.PaidUntil, after.PaidUntil);
        Assert.Equal(["expiresAt"], Assert.Single(w.Published<DomainSynchronised>()).Changed);
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_whole_and_taken_off_the_queue()
    {
        await using var w = await Start();
        await w.Settled();

        var notice = _polled.Queue(NoticeKind.Unreadable, domain: null);
        await w.AdvanceMachine(NextTurn);

        Assert.Equal(0, _polled.Waiting);
        var id = PollMessageState.IdOf("cnnic", notice.MessageId, notice.QueuedAt);
        var kept = (await w.Find<PollMessageState>(id))!;
        Assert.Equal((NoticeProgress.SetAside, null), (kept.Progress, kept.Due));
        Assert.Equal(notice.Raw.ToArray(), w.Services.GetRequiredService<BodySeal>().Open(kept.SealedAnswer, id));
    }

    [Fact]
    public async Task A_domain_whose_sponsor_is_not_named_stays_ours_until_its_transfer_is_noticed()
    {
        await using var w = await Start();
        var id = await w.Registered();
        Show(domain => domain with { Sponsor = "" });

        var notice = _polled.Queue(NoticeKind.RegistryChange);
        await w.AdvanceMachine(NextTurn);

        Assert.Equal(DomainStatus.Registered, (await w.Find<DomainState>(id))!.Status);
        var kept = await w.Find<PollMessageState>(PollMessageState.IdOf("cnnic", notice.MessageId, notice.QueuedAt));
        Assert.Equal(NoticeProgress.SetAside, kept!.Progress);
    }

    [Fact]
    public async Task A_message_that_comes_again_because_its_acknowledgement_was_lost_is_acted_on_once()
    {
        await using var w = await Start();
        await w.Registered();
        Show(domain => domain with { Statuses = ["serverHold"] });

        _polled.LoseAcknowledgement();
        _polled.Queue(NoticeKind.RegistryChange);
        await w.AdvanceMachine(NextTurn);

        Assert.Equal(0, _polled.Waiting);
        Assert.Single(w.Published<DomainSynchronised>());
    }

    [Fact]
    public async Task Nothing_is_lost_wherever_the_process_dies()
    {
        for (var step = 1; ; step++)
        {
            var registry = new FakeRegistry();
            var polled = new PolledRegistry(registry);
            var setup = new HarnessSetup { Store = new InMemoryStore(), Parts = [polled] };
            await using (var first = await WorkerHarness.Start(new RegistrySubmissionModule(), setup))
                await first.Registered();

            registry.Put(registry.Find(Orders.Name)! with { Statuses = ["serverHold"] });
            polled.Queue(NoticeKind.RegistryChange);
            setup.MachineClock.Advance(NextTurn);
            var life = new ProcessLife();
            life.DieAt(step);
            var told = 0;
            await using (var dying = await WorkerHarness.Start(new RegistrySubmissionModule(), setup with { Life = life }))
            {
                for (var second = 0; second < 15 && !life.IsDead; second++)
                {
                    setup.MachineClock.Advance(TimeSpan.FromSeconds(1));
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }

                told += Heard(dying);
            }

            await using var next = await WorkerHarness.Start(new RegistrySubmissionModule(), setup with { Life = new ProcessLife() });
            for (var second = 0; second < 200 && !(polled.Waiting == 0 && told + Heard(next) > 0 && await IsHeld(next)); second++)
            {
                setup.MachineClock.Advance(TimeSpan.FromSeconds(1));
                await next.Services.GetRequiredService<SweepRound>().Run(TestContext.Current.CancellationToken);
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            Assert.Equal(0, polled.Waiting);
            Assert.True(told + Heard(next) > 0, $"Nobody was told after a death at step {step}.");
            Assert.True(await IsHeld(next), $"The record is behind after a death at step {step}.");
            if (!life.IsDead)
            {
                Assert.True(step > 8, $"The process lived through after {step} steps.");
                return;
            }
        }
    }

    /// <summary>At the broker: a listener of the kit may not be there yet when a worker starts with work that is due.</summary>
    private static int Heard(WorkerHarness w) => w.Broker.Attempts.Count(message => message.Exchange == "dw.domain-synchronised");

    private static async Task<bool> IsHeld(WorkerHarness w) => (await w.Services.GetRequiredService<IStateStore<DomainState>>()
        .FindBy(DomainState.LivingNameKey, Orders.Name, CancellationToken.None))!.RegistryHold;

    private Task<WorkerHarness> Start() => WorkerHarness.Start(new RegistrySubmissionModule(), _polled);

    private void Show(Func<FakeDomain, FakeDomain> change) => _registry.Put(change(_registry.Find(Orders.Name)!));
}
