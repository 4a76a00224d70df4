using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Tests.Domain;

/// <summary>The days that decide: expiry, parking, the end of grace, the registry's refund, redemption.</summary>
public sealed class CalendarTests
{
    [Theory]
    [InlineData("tea.cn", 30)]
    [InlineData("tea.com", 30)]
    [InlineData("tea.hk", 28)]
    [InlineData("xn--tea.xn--55qx5d", 30)]
    public void Nothing_is_deleted_before_the_grace_period_and_the_tolerance_for_clocks_are_over(string name, int grace)
    {
        var life = Interrupted(Given.Life(Given.Record(name)));
        var due = Given.Expires.AddDays(grace).AddMinutes(10);

        Assert.Equal(due, life.Step(Given.Expires.AddDays(2)).Life.Due);
        Assert.True(life.Step(due.AddTicks(-1)).None<SynchroniseDomain>());
        Assert.False(life.Step(due).None<SynchroniseDomain>());
    }

    [Theory]
    // A replica five minutes ahead, and the one that is right: what was promised is kept by both.
    [InlineData(-6, false)]
    [InlineData(5, false)]
    [InlineData(10, true)]
    public void A_clock_that_is_minutes_ahead_deletes_nothing_early(int minutes, bool isBegun) =>
        Assert.Equal(isBegun, !Interrupted(Given.Life()).Step(Given.Expires.AddDays(30).AddMinutes(minutes)).None<SynchroniseDomain>());

    [Theory]
    // Day 44 of .cn is the last one that is safely refunded; the sweep was away for three days or for two weeks.
    [InlineData(33)]
    [InlineData(44)]
    [InlineData(45)]
    [InlineData(60)]
    public void A_sweep_that_was_away_finds_what_is_due_whenever_it_comes(int day)
    {
        var turn = Interrupted(Given.Life()).Step(Given.Expires.AddDays(day));
        Assert.Single(turn.Said.OfType<SynchroniseDomain>());
        Assert.Equal(LifePhase.Grace, turn.One<LifePhaseChanged>().Phase);
    }

    [Theory]
    // 16:30 in UTC is the next day in Shanghai: the policy of the day in Shanghai holds.
    [InlineData("2022-04-08T15:59:59Z", 15)]
    [InlineData("2022-04-08T16:00:00Z", 14)]
    [InlineData("2022-04-09T10:00:00Z", 14)]
    public void A_domain_keeps_the_policy_of_its_expiry_date_in_Shanghai(string expires, int redemption)
    {
        var record = Given.Record("tea.cn", Given.At(expires));
        var deletedAt = Given.At(expires).AddDays(31);
        var life = Given.Life(record).Sees(record.Deleted(), deletedAt).Life;

        Assert.Equal(deletedAt.AddDays(redemption).AddMinutes(10), life.Due);
    }

    [Theory]
    [InlineData("2028-02-29T10:00:00Z", "2028-03-30T10:10:00Z")]
    [InlineData("2027-12-31T16:00:00Z", "2028-01-30T16:10:00Z")]
    public void Days_are_counted_from_the_instant(string expires, string deletes) =>
        Assert.Equal(Given.At(deletes), Interrupted(Given.Life(Given.Record(expires: Given.At(expires)))).Step(Given.At(expires).AddDays(2)).Life.Due);

    [Theory]
    [InlineData("tea.com", 1, 30)]
    [InlineData("tea.com", 22, 30)]
    [InlineData("tea.com", 25, 33)]
    [InlineData("tea.com", 44, 52)]
    // ICANN's policy does not bind there, and the refund would be lost.
    [InlineData("tea.cn", 25, 30)]
    public void A_generic_name_is_interrupted_for_eight_days_before_it_is_deleted(string name, int interruptedOnDay, int deletedOnDay)
    {
        var life = Interrupted(Given.Life(Given.Record(name)), Given.Expires.AddDays(interruptedOnDay).AddMinutes(10));
        Assert.Equal(Given.Expires.AddDays(deletedOnDay).AddMinutes(10), DeletionRules.DueAt(life, Given.Terms));
    }

    [Fact]
    public void A_generic_name_that_still_resolves_is_not_deleted_at_all()
    {
        var turn = Given.Life(Given.Record("tea.com")).Step(Given.Expires.AddDays(40));
        Assert.Single(turn.Said.OfType<ParkNameServers>());
        Assert.True(turn.None<SynchroniseDomain>());
    }

    [Fact]
    public void The_registrys_own_renewal_changes_nothing_but_a_paid_one_does()
    {
        var record = Given.Record();
        var life = Interrupted(Given.Life(record)).Sees(record.RenewedByRegistry(), Given.Expires.AddDays(3)).Life;
        Assert.Equal((Given.Expires, LifePhase.Grace), (life.ExpiresAt, life.Phase));

        var paid = record.RenewedByRegistry() with { PaidUntil = Given.Expires.AddYears(1), Version = 3 };
        var renewed = life.Sees(paid, Given.Expires.AddDays(4));
        Assert.Equal(LifePhase.Active, renewed.One<LifePhaseChanged>().Phase);
        Assert.True(renewed.Step(Given.Expires.AddDays(40)).None<SynchroniseDomain>());
    }

    [Fact]
    public void An_expiry_that_the_registry_corrects_moves_everything_that_follows()
    {
        var record = Given.Record();
        var life = Interrupted(Given.Life(record)).Step(Given.Expires.AddDays(1)).Life;
        var corrected = life.Sees(record with { ExpiresAt = Given.Expires.AddDays(6), Version = 2 }, Given.Expires.AddDays(2));

        Assert.Equal(LifePhase.Active, corrected.One<LifePhaseChanged>().Phase);
        Assert.Equal(Given.Expires.AddDays(36).AddMinutes(10), Interrupted(corrected.Life).Step(Given.Expires.AddDays(8)).Life.Due);
    }

    [Fact]
    public void Records_in_any_order_and_more_than_once_lead_to_the_same_life()
    {
        var first = Given.Record();
        DomainRecord[] records = [first, first.RenewedByRegistry(), first with { PaidUntil = Given.Expires.AddYears(1), ExpiresAt = Given.Expires.AddYears(1), Version = 3 }];
        var now = Given.Expires.AddDays(5);
        var ends = new HashSet<(DateTimeOffset, LifePhase, long, DateTimeOffset?)>();
        foreach (var order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [2, 2, 1, 1, 0, 0] })
        {
            LifeState? life = null;
            foreach (var index in order)
                life = RecordRules.Note(life, records[index], Given.Terms, now).Step(now).Life with { Interruption = null };
            ends.Add((life!.ExpiresAt, life.Phase, life.RecordVersion, life.Due));
        }

        Assert.Equal([(Given.Expires.AddYears(1), LifePhase.Active, 3L, (DateTimeOffset?)Given.Expires.AddYears(1))], ends);
    }

    [Theory]
    [InlineData(-25, "Redemption")]
    [InlineData(0, "PendingDelete")]
    [InlineData(24, "Ended")]
    public void The_registry_says_when_a_phase_ends_and_our_schedule_only_when_to_ask(int hours, string status)
    {
        var record = Given.Record("tea.com");
        var deletedAt = Given.Expires.AddDays(31);
        var deleted = Given.Life(record).Sees(record.Deleted(), deletedAt).Life;
        var shown = record.Deleted() with { Status = Enum.Parse<DomainStatus>(status), Version = 3 };

        var turn = deleted.Sees(shown, deletedAt.AddDays(29).AddHours(hours));

        Assert.Equal(status == "Ended" ? LifePhase.Released : Enum.Parse<LifePhase>(status), turn.Life.Phase);
    }

    [Fact]
    public void Without_parking_servers_and_for_names_that_somebody_else_has_parked_the_domain_is_held()
    {
        var day = Given.Expires.AddDays(1);
        Assert.Single(Given.Life().Step(day, Given.With(options => options.ParkingNameServers.Clear())).Said.OfType<PlaceHold>());
        Assert.Single(Given.Life(Given.Record() with { SnapshotId = "theirs" }).Step(day).Said.OfType<PlaceHold>());
        Assert.Single(Given.Life(Given.Record("hangzhou.gov.cn")).Step(day).Said.OfType<PlaceHold>());
        Assert.Single(Given.Life().Step(day).Said.OfType<ParkNameServers>());
    }

    [Fact]
    public void The_registrys_refund_is_asked_for_in_time_by_every_policy()
    {
        foreach (var suffix in Given.Policies.Suffixes.All)
        {
            var dates = Given.Terms.Lifecycle($"tea.{suffix.ALabel}", Given.Expires).DatesFor(Given.Expires);
            Assert.True(dates.DeleteBefore is null || dates.GraceEndsAt.AddHours(1) < dates.DeleteBefore, suffix.ULabel);
        }
    }

    private static LifeState Interrupted(LifeState life, DateTimeOffset? since = null) => life with
    {
        Interruption = new Interruption
        {
            Way = InterruptionWay.Parking, Step = InterruptionStep.Interrupted, AskedAt = since ?? Given.Expires, Since = since ?? Given.Expires.AddDays(1),
        },
        SnapshotId = life.SnapshotId ?? $"redemption/park/{Given.DomainId}/2026-03-01",
    };
}
