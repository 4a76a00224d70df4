using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Tests.Domain;

/// <summary>A notice that was ordered for 2026-11-03 and waits to be sent.</summary>
public sealed class SendingObjectionsTests
{
    [Theory]
    [InlineData("ExpiresIn10Days", "2026-10-24T02:00:00Z", null)]
    [InlineData("ExpiresIn10Days", "2026-10-27T01:59:59Z", null)]
    [InlineData("ExpiresIn10Days", "2026-10-27T02:00:00Z", "LaterNoticeDue")]
    [InlineData("ExpiresIn7Days", "2026-10-27T02:00:00Z", null)]
    [InlineData("ExpiresIn7Days", "2026-11-03T02:00:00Z", "LaterNoticeDue")]
    [InlineData("FirstMondayAfterExpiry", "2026-12-01T02:00:00Z", null)]
    [InlineData("RedemptionEndsIn2Days", "2026-10-27T02:00:00Z", "DomainRestored")]
    public void A_later_notice_takes_its_place(string stage, string now, string? expected) =>
        Assert.Equal(expected, Against(stage, Given.Plan(Given.Record()), now));

    [Theory]
    [InlineData("2027-11-03T01:12:51Z", "2027-11-03T01:12:51Z", "DomainRenewed")]
    // the registry renewed by itself: nobody paid, the notice goes
    [InlineData("2027-11-03T01:12:51Z", "2026-11-03T01:12:51Z", null)]
    [InlineData("2026-11-03T15:59:59Z", "2026-11-03T01:12:51Z", null)]
    [InlineData("2026-11-03T16:00:00Z", "2026-11-03T01:12:51Z", "ExpiryCorrected")]
    [InlineData("2026-10-20T01:12:51Z", "2026-11-03T01:12:51Z", "ExpiryCorrected")]
    public void It_is_for_this_expiry_or_for_none(string expiresAt, string paidUntil, string? expected) =>
        Assert.Equal(expected, Against("ExpiresIn7Days", Given.Plan(Given.Record(expiresAt, paidUntil, 2)), "2026-10-27T02:00:00Z"));

    [Theory]
    [InlineData("ExpiresIn7Days", DomainStatus.Ended, "DomainEnded")]
    [InlineData("ExpiresIn7Days", DomainStatus.Redemption, "DomainDeleted")]
    [InlineData("ExpiresIn7Days", DomainStatus.PendingDelete, "RedemptionOver")]
    [InlineData("RedemptionEndsIn2Days", DomainStatus.PendingDelete, "RedemptionOver")]
    public void It_fits_where_the_domain_stands(string stage, DomainStatus status, string expected) =>
        Assert.Equal(expected, Against(stage, Given.Plan(Given.Record(status: status)), "2026-10-27T02:00:00Z"));

    [Fact]
    public void Another_account_is_told_nothing_of_it() =>
        Assert.Equal("DomainEnded", Against("ExpiresIn7Days", Given.Plan(Given.Record()) with { Account = "globex" }, "2026-10-27T02:00:00Z"));

    [Fact]
    public void A_domain_that_cannot_be_restored_any_more_is_left_in_peace()
    {
        var plan = Given.Plan(Given.Record(status: DomainStatus.Redemption)) with { DeletedAt = Given.At("2026-12-03T01:00:00Z") };
        Assert.Null(Against("RedemptionEndsIn2Days", plan, "2026-12-17T00:59:59Z"));
        Assert.Equal("RedemptionOver", Against("RedemptionEndsIn2Days", plan, "2026-12-17T01:00:00Z"));
    }

    private static string? Against(string stage, PlanState plan, string now)
    {
        var notice = new NoticeState
        {
            Id = "x",
            Account = "acme",
            DomainId = plan.Id,
            DomainName = plan.Name,
            Kind = NoticeKind.Expiry,
            Stage = stage,
            Day = Given.Day("2026-11-03"),
            DueAt = Given.At("2026-10-27T02:00:00Z"),
            ExpiresAt = Given.At("2026-11-03T01:12:51Z"),
        };
        return SendingObjections.Against(notice, plan, Given.Terms.For(plan.Name, plan.ExpiresAt), Given.At(now))?.Code;
    }
}
