using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RedemptionDeletion.Tests.Consumers;

public sealed class ExpiredLifeTests
{
    [Fact]
    public async Task A_domain_that_nobody_renews_is_interrupted_looked_at_deleted_listed_watched_and_released()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Live(Given.Expires.AddDays(31));

        Assert.Equal(["park1.example.net", "park2.example.net"], s.One<ParkNameServers>().ParkingNameServers);
        var order = s.One<DeleteDomain>();
        Assert.Equal($"redemption/delete/{Given.DomainId}/2026-03-01", order.OrderId);
        Assert.Equal((Given.Expires, Given.Expires), (order.ExpiresAt, order.PaidUntil!.Value));
        Assert.Equal($"redemption/look/{Given.DomainId}/2026-03-01", s.One<SynchroniseDomain>().RequestId);
        Assert.Equal(Given.Expires.AddDays(30 + 29).AddMinutes(10), s.One<PreReleaseListed>().RedemptionEndsAt);

        s.Change(s.Record with { Status = DomainStatus.PendingDelete });
        await s.Live(Given.Expires.AddDays(61));
        s.Change(s.Record with { Status = DomainStatus.Ended });
        await s.Live(Given.Expires.AddDays(66));

        Assert.Equal([LifePhase.Grace, LifePhase.Redemption, LifePhase.PendingDelete, LifePhase.Released],
            s.Heard<LifePhaseChanged>().Select(changed => changed.Phase));
        Assert.Equal(DeletionCause.Expired, s.One<DomainReleased>().Cause);
        Assert.Null((await s.Life())!.Due);
    }

    [Theory]
    [InlineData("announced")]
    [InlineData("adopted")]
    [InlineData("transferred in")]
    [InlineData("synchronised")]
    [InlineData("restored")]
    [InlineData("name servers")]
    public async Task A_life_begins_with_whatever_event_shows_the_domain_first(string first)
    {
        await using var s = await Scene.Start();

        await s.Say(First(first, s));

        Assert.Equal(Given.Expires, (await s.Life())!.Due);
    }

    [Fact]
    public async Task A_life_that_was_over_before_it_was_known_is_none()
    {
        await using var s = await Scene.Start();
        s.Change(s.Record with { Status = DomainStatus.Ended });

        await s.Registered();

        Assert.Null(await s.Life());
    }

    [Fact]
    public async Task A_domain_that_goes_to_another_registrar_ends_here()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        s.Change(s.Record with { Status = DomainStatus.Ended });

        await s.Say(new DomainTransferredOut { Account = Given.Account, At = s.Now, Domain = s.Record });

        Assert.Equal(LifePhase.Left, s.One<LifePhaseChanged>().Phase);
        Assert.Empty(s.Heard<DomainReleased>());
    }

    [Fact]
    public async Task A_renewal_ends_the_interruption_from_its_snapshot()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Live(Given.Expires.AddDays(10));
        await s.Pay("ren-1", PaymentPurpose.Renewal);
        await s.Say(new RenewalAccepted
        {
            Account = Given.Account, OrderId = "ren-1", OperationId = "acme/renew/ren-1", DomainId = Given.DomainId, Progress = OperationProgress.Accepted, At = s.Now,
        });
        Assert.Equal(["ren-1"], (await s.Life())!.OpenRenewals);

        s.Change(s.Record with { PaidUntil = Given.Expires.AddYears(1), ExpiresAt = Given.Expires.AddYears(1) });
        await s.Say(new DomainRenewed { Account = Given.Account, OrderId = "ren-1", At = s.Now, Years = 1, PreviousExpiresAt = Given.Expires, Domain = s.Record });
        await s.Answer();

        Assert.Equal(s.One<ResolutionInterrupted>().SnapshotId, s.One<RestoreNameServers>().SnapshotId);
        Assert.Equal(s.Now.AddHours(48), s.One<ResolutionResumed>().ResolvesBy);
        var life = (await s.Life())!;
        Assert.Equal((0, Given.Expires.AddYears(1)), (life.OpenRenewals.Count, life.Due!.Value));
    }

    [Fact]
    public async Task What_cannot_be_parked_is_held_and_let_go_again()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Until(Given.Expires.AddDays(1));
        var park = s.One<ParkNameServers>();
        await s.Say(new NameServersRefused { Account = Given.Account, OrderId = park.OrderId, At = s.Now, DomainId = Given.DomainId, Reasons = [Scene.Why("RegistryPolicy")] });
        Assert.Equal(("expiry", 1), (s.One<PlaceHold>().Reason, s.One<PlaceHold>().Revision));
        await s.Say(new HoldRefused
        {
            Account = Given.Account, At = s.Now, DomainId = Given.DomainId, Reason = "expiry", Revision = 1, Release = false, Reasons = [Scene.Why("RegistryPolicy")],
        });
        await s.Until(s.Now.AddHours(1));
        await s.Answer(order => order is PlaceHold { Revision: 2 });
        Assert.Equal(InterruptionWay.Hold, s.One<ResolutionInterrupted>().Way);

        s.Change(s.Record with { PaidUntil = Given.Expires.AddYears(1), ExpiresAt = Given.Expires.AddYears(1) });
        await s.Say(new DomainSynchronised { Account = Given.Account, At = s.Now, Changed = ["expiresAt"], Domain = s.Record });
        await s.Answer(order => order is ReleaseHold);

        Assert.Equal(3, s.One<ReleaseHold>().Revision);
        Assert.Single(s.Heard<ResolutionResumed>());
    }

    [Fact]
    public async Task A_look_that_is_refused_is_made_again_and_an_order_without_answer_is_sent_again_under_its_name()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Until(Given.Expires.AddDays(1));
        await s.Answer();
        await s.Until(Given.Expires.AddDays(30).AddMinutes(10));
        await s.Say(new SynchronisationRefused
        {
            Account = Given.Account, RequestId = s.One<SynchroniseDomain>().RequestId, At = s.Now, DomainId = Given.DomainId, Reasons = [Scene.Why("RegistryNotSponsor")],
        });
        await s.Until(s.Now.AddHours(1));
        Assert.Equal(2, s.Heard<SynchroniseDomain>().Select(look => look.RequestId).Distinct().Count());
        await s.Answer(order => order is SynchroniseDomain);

        await s.Until(s.Now.AddHours(6));

        Assert.Equal(2, s.Heard<DeleteDomain>().Count);
        Assert.Single(s.Heard<DeleteDomain>().Select(order => order.OrderId).Distinct());
    }

    [Fact]
    public async Task A_deletion_that_somebody_ordered_directly_is_led_on_from_there()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        s.Change(s.Record with { Status = DomainStatus.Redemption });

        await s.Say(new DomainDeleted { Account = Given.Account, OrderId = "their-1", At = s.Now, Domain = s.Record });

        Assert.Equal((LifePhase.Redemption, DeletionCause.Requested), (s.One<LifePhaseChanged>().Phase, (await s.Life())!.Cause));
        Assert.Single(s.Heard<PreReleaseListed>());
    }

    private static object First(string first, Scene s) => first switch
    {
        "announced" => new DomainAnnounced { Account = Given.Account, RequestId = "a-1", At = s.Now, Domain = s.Record },
        "adopted" => new DomainAdopted { Account = Given.Account, OrderId = "a-1", At = s.Now, Domain = s.Record },
        "transferred in" => new DomainTransferredIn { Account = Given.Account, At = s.Now, Domain = s.Record },
        "restored" => new DomainRestored { Account = Given.Account, OrderId = "r-1", At = s.Now, Domain = s.Record },
        "name servers" => new NameServersChanged { Account = Given.Account, OrderId = "n-1", At = s.Now, Domain = s.Record },
        _ => new DomainSynchronised { Account = Given.Account, At = s.Now, Changed = [], Domain = s.Record },
    };
}
