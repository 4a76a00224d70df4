using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;

namespace DomainWorkers.RedemptionDeletion.Tests.Consumers;

public sealed class RedeemDomainTests
{
    [Fact]
    public async Task Nothing_is_asked_of_the_registry_before_the_payment_then_step_by_step_until_it_resolves()
    {
        await using var s = await Deleted();
        await s.Say(Redeem(s));
        Assert.Empty(s.Heard<RestoreDomain>());

        await s.Pay("red-1", PaymentPurpose.Redemption);
        await s.Answer();
        await s.Say(Redeem(s));

        Assert.Equal([RedemptionProgress.AwaitingPayment, RedemptionProgress.Restoring, RedemptionProgress.Renewing, RedemptionProgress.Resuming],
            s.Heard<RedemptionAccepted>().Select(accepted => accepted.Progress));
        var redeemed = s.One<DomainRedeemed>();
        Assert.Equal((Given.Expires.AddYears(1), true), (redeemed.ExpiresAt, redeemed.Renewed));
        Assert.Equal(2, s.W.Published<DomainRedeemed>().Count);
        Assert.Equal("redemption/park/d-k3v7qxw2mzp5ahc4tnbe6jyrsu/2026-03-01", s.One<RestoreNameServers>().SnapshotId);
        Assert.Equal([LifePhase.Grace, LifePhase.Redemption, LifePhase.Active], s.Heard<LifePhaseChanged>().Select(changed => changed.Phase));
        Assert.Single(s.Heard<PreReleaseWithdrawn>());
        Assert.True((await s.Life())!.Payments[0].Used);
    }

    [Fact]
    public async Task A_payment_that_was_told_first_counts()
    {
        await using var s = await Deleted();
        await s.Pay("red-1", PaymentPurpose.Redemption);
        await s.Say(Redeem(s));

        Assert.Single(s.Heard<RestoreDomain>());
    }

    [Fact]
    public async Task Without_a_payment_it_is_refused_when_its_time_is_over()
    {
        await using var s = await Deleted();
        await s.Say(Redeem(s));
        Assert.Equal(s.Now.AddDays(7), s.One<RedemptionAccepted>().PayBefore);

        await s.Live(s.Now.AddDays(8));

        Assert.Equal(("PaymentMissing", false), (s.One<RedemptionRefused>().Reasons[0].Code, s.One<RedemptionRefused>().ReturnPayment));
    }

    [Fact]
    public async Task A_restore_that_the_registry_refuses_gives_the_money_back()
    {
        await using var s = await Deleted();
        await s.Say(Redeem(s));
        await s.Pay("red-1", PaymentPurpose.Redemption);

        await s.Say(Refused(s, "RegistryStatusProhibits"));

        Assert.Equal((true, LifePhase.Redemption), (s.One<RedemptionRefused>().ReturnPayment, s.One<RedemptionRefused>().Phase));
        Assert.Null((await s.Life())!.Redemption);
    }

    [Fact]
    public async Task A_stale_decision_is_taken_anew_on_what_the_registry_shows()
    {
        await using var s = await Deleted();
        await s.Say(Redeem(s));
        await s.Pay("red-1", PaymentPurpose.Redemption);
        await s.Say(Refused(s, "DecisionStale"));
        s.Change(s.Record);
        await s.Answer(order => order is SynchroniseDomain);

        await s.Until(s.Now.AddMinutes(5));

        Assert.Equal(2, s.Heard<RestoreDomain>().Select(order => order.OrderId).Distinct().Count());
        Assert.Equal(s.Record.Version, s.Heard<RestoreDomain>()[^1].DomainVersion);
    }

    [Fact]
    public async Task A_restore_without_an_answer_is_asked_about_and_told_before_its_report_is_due()
    {
        await using var s = await Deleted();
        await s.Say(Redeem(s));
        await s.Pay("red-1", PaymentPurpose.Redemption);
        var due = s.Heard<RedemptionAccepted>()[^1].ReportDueAt!.Value;
        Assert.Equal(s.Now.AddDays(7), due);

        for (var hours = 0; hours < 6 * 24; hours += 6)
            await s.Until(s.Now.AddHours(6));

        Assert.Equal(24, s.Heard<RestoreDomain>().Count - 1);
        Assert.Single(s.Heard<RestoreDomain>().Select(order => order.OrderId).Distinct());
        Assert.True(s.Heard<RedemptionAccepted>()[^1].Endangered);
        Assert.Contains(s.W.Log, line => line.Event.Id == 5102);
    }

    [Theory]
    [InlineData("DomainUnknown")]
    [InlineData("NotDeleted")]
    [InlineData("PastRedemption")]
    [InlineData("NameReleased")]
    [InlineData("RedemptionUnderWay")]
    [InlineData("HolderNotVerified")]
    public async Task A_redemption_is_refused_with_a_code(string code)
    {
        await using var s = await Scene.Start();
        await s.Registered();
        var status = code switch { "PastRedemption" => DomainStatus.PendingDelete, "NameReleased" => DomainStatus.Ended, _ => DomainStatus.Redemption };
        if (code == "HolderNotVerified")
        {
            await s.Say(new DeleteUnverifiedDomain { Account = Given.Account, OrderId = "unv-1", IssuedAt = s.Now, DomainId = Given.DomainId, Cause = UnverifiedCause.RealNameMissed });
            await s.Answer();
        }
        else if (code is not ("NotDeleted" or "DomainUnknown"))
        {
            s.Change(s.Record with { Status = status });
            await s.Say(new DomainSynchronised { Account = Given.Account, At = s.Now, Changed = ["status"], Domain = s.Record });
        }

        if (code == "RedemptionUnderWay")
            await s.Say(Redeem(s) with { OrderId = "red-0" });
        await s.Say(Redeem(s) with { Account = code == "DomainUnknown" ? "other" : Given.Account });

        Assert.Equal(code, s.One<RedemptionRefused>().Reasons[0].Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_write_after_the_other_is_lost_and_everything_happens_once(bool isApplied)
    {
        for (var number = 1; ; number++)
        {
            var setup = new HarnessSetup();
            setup.Clock.Advance(Given.Expires.AddDays(-1) - setup.Clock.GetUtcNow());
            await using var s = await Scene.Start(setup);
            var writes = 0;
            foreach (var operation in new[] { StoreOperation.Insert, StoreOperation.Save, StoreOperation.Claim })
            {
                if (isApplied)
                    setup.Store.Faults.LoseAnswer(operation, when: _ => Interlocked.Increment(ref writes) == number);
                else
                    setup.Store.Faults.LoseCall(operation, when: _ => Interlocked.Increment(ref writes) == number);
            }

            await WholeLife(s);
            if (writes < number)
            {
                Assert.True(number > 25, $"Only {writes} writes were seen.");
                return;
            }
        }
    }

    [Fact]
    public async Task Two_replicas_lead_one_life_and_everything_happens_once()
    {
        var setup = new HarnessSetup();
        setup.Clock.Advance(Given.Expires.AddDays(-1) - setup.Clock.GetUtcNow());
        await using var s = await Scene.Start(setup, replicas: 2);

        await WholeLife(s);
    }

    private static async Task WholeLife(Scene s)
    {
        await s.Registered();
        await s.Live(Given.Expires.AddDays(33));
        await s.Say(Redeem(s));
        await s.Pay("red-1", PaymentPurpose.Redemption);
        await s.Live(s.Now.AddHours(13));

        Assert.Single(s.Heard<DeleteDomain>().Select(order => order.OrderId).Distinct());
        Assert.Single(s.Heard<RestoreDomain>().Select(order => order.OrderId).Distinct());
        Assert.Single(s.Heard<RenewDomain>().Select(order => order.OrderId).Distinct());
        Assert.Single(s.Heard<DomainRedeemed>());
        Assert.Single(s.Heard<PreReleaseListed>());
        Assert.Single(s.Heard<ResolutionInterrupted>());
        Assert.Equal([LifePhase.Grace, LifePhase.Redemption, LifePhase.Active], s.Heard<LifePhaseChanged>().Select(changed => changed.Phase));
        var life = (await s.Life())!;
        Assert.Equal((LifePhase.Active, 0, 0), (life.Phase, life.Answers.Count, life.Outgoing.Count));
    }

    private static async Task<Scene> Deleted()
    {
        var s = await Scene.Start();
        await s.Registered();
        await s.Live(Given.Expires.AddDays(31));
        Assert.Single(s.Heard<DeleteDomain>());
        return s;
    }

    private static RedeemDomain Redeem(Scene s) =>
        new() { Account = Given.Account, OrderId = "red-1", IssuedAt = s.Now, DomainId = Given.DomainId };

    private static RestoreRefused Refused(Scene s, string code) => new()
    {
        Account = Given.Account, OrderId = s.Heard<RestoreDomain>()[^1].OrderId, At = s.Now, DomainId = Given.DomainId, Reasons = [Scene.Why(code)],
    };
}
