using System.Globalization;

namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class LifecycleTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();

    [Theory]
    [InlineData("cn", "2018-01-01", 30, 15, 0, 45)]
    [InlineData("cn", "2022-04-08", 30, 15, 0, 45)]
    [InlineData("cn", "2022-04-09", 30, 14, 0, 45)]
    [InlineData("gov.cn", "2026-01-01", 30, 14, 0, 45)]
    [InlineData("xn--fiqs8s", "2026-01-01", 30, 14, 0, 45)]
    [InlineData("xn--55qx5d", "2026-01-01", 30, 14, 0, 45)]
    [InlineData("com", "2026-01-01", 30, 29, 5, 45)]
    [InlineData("info", "2026-01-01", 30, 29, 5, 45)]
    [InlineData("hk", "2026-01-01", 28, 59, 0, null)]
    [InlineData("link", "2026-01-01", 30, 179, 0, 45)]
    [InlineData("co", "2026-01-01", 30, 14, 0, 45)]
    public void A_name_keeps_the_policy_of_its_expiry_date(
        string suffix, string expiresOn, int grace, int redemption, int pendingDelete, int? refund)
    {
        var policy = Policies.Lifecycle(suffix, Date(expiresOn));
        Assert.Equal((grace, redemption, pendingDelete, refund),
            (policy.GraceDays, policy.RedemptionDays, policy.PendingDeleteDays, policy.AutoRenewRefundDays));
        Assert.Equal(refund is not null, policy.RegistryAutoRenews);
    }

    [Fact]
    public void The_schedule_of_com_runs_through_every_station()
    {
        var dates = Policies.Lifecycle("com", Date("2024-02-29")).DatesFor(Instant("2024-02-29T10:00:00Z"));
        Assert.Equal(Instant("2024-03-01T10:00:00Z"), dates.ParkAt);
        Assert.Equal(Instant("2024-03-30T10:00:00Z"), dates.GraceEndsAt);
        Assert.Equal(Instant("2024-04-13T10:00:00Z"), dates.DeleteBefore);
        Assert.Equal(Instant("2024-04-28T10:00:00Z"), dates.RedemptionEndsAt);
        Assert.Equal(Instant("2024-05-03T10:00:00Z"), dates.ReleasedAt);
    }

    [Theory]
    [InlineData("2026-03-01T09:59:59Z", LifecyclePhase.Active)]
    [InlineData("2026-03-01T10:00:00Z", LifecyclePhase.Grace)]
    [InlineData("2026-03-31T09:59:59Z", LifecyclePhase.Grace)]
    [InlineData("2026-03-31T10:00:00Z", LifecyclePhase.Redemption)]
    [InlineData("2026-04-29T10:00:00Z", LifecyclePhase.PendingDelete)]
    [InlineData("2026-05-04T10:00:00Z", LifecyclePhase.Released)]
    public void A_station_begins_with_its_first_instant(string now, LifecyclePhase phase)
    {
        var dates = Policies.Lifecycle("com", Date("2026-03-01")).DatesFor(Instant("2026-03-01T10:00:00Z"));
        Assert.Equal(phase, dates.PhaseAt(Instant(now)));
    }

    [Fact]
    public void Names_of_CNNIC_are_free_right_after_redemption()
    {
        var dates = Policies.Lifecycle("cn", Date("2026-03-01")).DatesFor(Instant("2026-03-01T10:00:00Z"));
        Assert.Equal(dates.RedemptionEndsAt, dates.ReleasedAt);
        Assert.Equal(LifecyclePhase.Released, dates.PhaseAt(dates.RedemptionEndsAt));
    }

    [Fact]
    public void The_end_of_grace_leaves_room_for_the_refund_at_every_registry_that_renews_by_itself()
    {
        var expiry = Instant("2026-03-01T10:00:00Z");
        foreach (var suffix in Policies.Suffixes.All)
        {
            var dates = Policies.Lifecycle(suffix.ALabel, Date("2026-03-01")).DatesFor(expiry);
            if (dates.DeleteBefore is { } last)
                Assert.True(dates.GraceEndsAt < last, suffix.ALabel);
        }
    }

    [Theory]
    [InlineData("com", 1440)]
    [InlineData("cn", 1440)]
    public void Locks_are_counted_in_hours(string suffix, int hours)
    {
        var locks = Policies.Locks(suffix, Date("2026-03-01"));
        var at = Instant("2026-03-01T10:00:00Z");
        Assert.Equal(at.AddHours(hours), locks.LockedUntil(LockCause.Registration, at));
        Assert.Equal(at.AddHours(hours), locks.LockedUntil(LockCause.Transfer, at));
        Assert.Equal(at.AddHours(hours), locks.LockedUntil(LockCause.HolderChange, at));
    }

    [Fact]
    public void The_holder_of_a_government_name_is_not_changed_online()
    {
        Assert.False(Policies.Locks("gov.cn", Date("2026-03-01")).HolderChangeOnline);
        Assert.True(Policies.Locks("com.cn", Date("2026-03-01")).HolderChangeOnline);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
