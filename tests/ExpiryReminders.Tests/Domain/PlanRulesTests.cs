using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Tests.Domain;

/// <summary>What the calendar of a name that expires on 2026-11-03 at 09:12:51 in Shanghai asks for.</summary>
public sealed class PlanRulesTests
{
    [Theory]
    [InlineData("2026-09-04T01:59:59.999Z", "")]
    [InlineData("2026-09-04T02:00:00Z", "ExpiresIn60Days")]
    // three days without any sweep, and longer: the nearest goes out, the others are told of
    [InlineData("2026-10-07T02:00:00Z", "ExpiresIn60Days: LaterNoticeDue, ExpiresIn45Days: LaterNoticeDue, ExpiresIn30Days")]
    [InlineData("2026-10-27T01:59:59Z", "ExpiresIn60Days: LaterNoticeDue, ExpiresIn45Days: LaterNoticeDue, ExpiresIn30Days: LaterNoticeDue, ExpiresIn15Days: LaterNoticeDue, ExpiresIn10Days")]
    [InlineData("2026-10-27T02:00:00Z", "ExpiresIn60Days: LaterNoticeDue, ExpiresIn45Days: LaterNoticeDue, ExpiresIn30Days: LaterNoticeDue, ExpiresIn15Days: LaterNoticeDue, ExpiresIn10Days: LaterNoticeDue, ExpiresIn7Days")]
    public void Whatever_is_due_and_not_done_collapses_to_the_nearest(string now, string expected) =>
        Assert.Equal(expected, string.Join(", ", Given.Orders(Given.Decide(Given.Plan(Given.Record(registeredAt: "2026-01-01T00:00:00Z"), "2026-01-01"), now))));

    [Fact]
    public void The_whole_calendar_in_order_each_once()
    {
        var plan = Given.Plan(Given.Record(registeredAt: "2024-05-20T06:00:00Z"), "2025-11-01");
        var now = Given.At("2025-11-03T02:00:00Z");
        List<string> happened = [];
        while (plan.Due is not { } due || due < Given.At("2027-01-01T00:00:00Z"))
        {
            var decision = PlanRules.Decide(plan, Given.Terms.For(plan.Name, plan.ExpiresAt), now);
            happened.AddRange(decision.Orders.Select(order => $"{now:yyyy-MM-dd HH:mm} {order.Notice.Stage.Name}{(order.Skip is null ? "" : " skipped")}"));
            happened.AddRange(decision.Say.Select(said => $"{now:yyyy-MM-dd HH:mm} {said.Message.GetType().Name}"));
            if (decision.Plan.Due is not { } next)
                break;
            (plan, now) = (decision.Plan, next);
        }

        Assert.Equal(
        [
            "2026-05-20 02:00 ReviewContactData",
            "2026-09-04 02:00 ExpiresIn60Days", "2026-09-19 02:00 ExpiresIn45Days", "2026-10-04 02:00 ExpiresIn30Days",
            "2026-10-19 02:00 ExpiresIn15Days", "2026-10-24 02:00 ExpiresIn10Days", "2026-10-27 02:00 ExpiresIn7Days",
            "2026-11-03 01:12 DomainExpired", "2026-11-03 02:00 Expired", "2026-11-06 02:00 ExpiredFor3Days", "2026-11-09 02:00 FirstMondayAfterExpiry",
        ], happened.Take(11));
    }

    [Theory]
    // 00:00 in Shanghai is the next day there, though not in UTC
    [InlineData("2026-11-02T15:59:59Z", "2026-11-02", "2026-09-03T02:00:00Z")]
    [InlineData("2026-11-02T16:00:00Z", "2026-11-03", "2026-09-04T02:00:00Z")]
    // 29 February: sixty days before it, and thirty
    [InlineData("2028-02-29T03:00:00Z", "2028-02-29", "2027-12-31T02:00:00Z")]
    [InlineData("2028-02-28T16:00:00Z", "2028-02-29", "2027-12-31T02:00:00Z")]
    [InlineData("2028-03-01T03:00:00Z", "2028-03-01", "2028-01-01T02:00:00Z")]
    public void Days_are_counted_in_Shanghai(string expiresAt, string day, string first)
    {
        var plan = Given.Plan(Given.Record(expiresAt, registeredAt: "2026-06-01T00:00:00Z"), expiresAt[..10]);
        var planned = NoticeCalendar.OfExpiry(plan, Given.Terms.For(plan.Name, plan.ExpiresAt)!);

        Assert.Equal(Given.At(first), planned[0].DueAt);
        Assert.All(planned, notice => Assert.Equal(Given.Day(day), notice.Day));
    }

    [Theory]
    [InlineData("2026-11-03T01:12:50.999Z", 0)]
    [InlineData("2026-11-03T01:12:51Z", 1)]
    [InlineData("2027-03-01T00:00:00Z", 1)]
    public void Expiry_is_said_from_its_instant_on_with_the_dates_of_the_policy(string now, int times)
    {
        var plan = Given.Plan(Given.Record("2027-11-03T01:12:51Z", paidUntil: "2026-11-03T01:12:51Z"));
        var decision = Given.Decide(plan, now);
        var said = decision.Say.Select(announcement => announcement.Message).OfType<DomainExpired>().ToList();

        Assert.Equal(times, said.Count);
        Assert.DoesNotContain(Given.Decide(decision.Plan, now).Say, announcement => announcement.Message is DomainExpired && times > 0);
        if (times == 0)
            return;
        var expired = said[0];
        Assert.Equal(Given.At("2026-11-03T01:12:51Z"), expired.ExpiresAt);
        Assert.Equal(Given.At("2027-11-03T01:12:51Z"), expired.Domain.ExpiresAt);
        Assert.True(expired.RegistryAutoRenews);
        Assert.Equal(Given.At("2026-11-04T01:12:51Z"), expired.ParkAt);
        Assert.Equal(Given.At("2026-12-03T01:12:51Z"), expired.GraceEndsAt);
        Assert.Equal(Given.At("2026-12-17T01:12:51Z"), expired.DeleteBefore);
        Assert.Equal(Given.At("2026-12-17T01:12:51Z"), expired.RedemptionEndsAt);
    }

    [Theory]
    [InlineData(DomainStatus.Pending)]
    [InlineData(DomainStatus.Ended)]
    [InlineData(DomainStatus.PendingDelete)]
    public void Where_nothing_can_be_done_nothing_is_due(DomainStatus status)
    {
        var decision = Given.Decide(Given.Plan(Given.Record(status: status)), "2026-12-01T00:00:00Z");

        Assert.Empty(decision.Orders);
        Assert.Empty(decision.Say);
        Assert.Null(decision.Plan.Due);
    }

    [Theory]
    // deleted on 2026-12-03 at 09:00: 14 days of redemption end on the 17th at 09:00
    [InlineData("2026-12-10T01:59:59Z", "")]
    [InlineData("2026-12-10T02:00:00Z", "RedemptionEndsIn7Days")]
    [InlineData("2026-12-15T02:00:00Z", "RedemptionEndsIn7Days: LaterNoticeDue, RedemptionEndsIn2Days")]
    [InlineData("2026-12-17T00:59:59Z", "RedemptionEndsIn7Days: LaterNoticeDue, RedemptionEndsIn2Days")]
    [InlineData("2026-12-17T01:00:00Z", "RedemptionEndsIn7Days: LaterNoticeDue, RedemptionEndsIn2Days: RedemptionOver")]
    public void The_last_days_count_from_the_deletion(string now, string expected)
    {
        var plan = Given.Plan(Given.Record(status: DomainStatus.Redemption)) with { DeletedAt = Given.At("2026-12-03T01:00:00Z") };
        Assert.Equal(expected, string.Join(", ", Given.Orders(Given.Decide(plan, now))));
    }

    [Fact]
    public void A_domain_that_is_deleted_is_not_reminded_of_its_expiry()
    {
        var plan = Given.Plan(Given.Record(status: DomainStatus.Redemption)) with { DeletedAt = Given.At("2026-09-01T01:00:00Z") };
        Assert.Empty(Given.Decide(plan, "2026-09-04T02:00:00Z").Orders);
    }

    [Fact]
    public void A_suffix_that_the_policy_does_not_know_is_asked_about_again()
    {
        var decision = Given.Decide(Given.Plan(Given.Record(name: "tea.nosuchsuffix")), "2026-12-01T00:00:00Z");

        Assert.Empty(decision.Orders);
        Assert.Equal(Given.At("2026-12-02T00:00:00Z"), decision.Plan.Due);
    }

    [Theory]
    [InlineData("2025-05-20T01:59:59Z", "")]
    [InlineData("2025-05-20T02:00:00Z", "ReviewContactData")]
    [InlineData("2026-07-01T00:00:00Z", "ReviewContactData: LaterNoticeDue, ReviewContactData")]
    public void The_data_is_reviewed_on_each_anniversary(string now, string expected)
    {
        var plan = Given.Plan(Given.Record("2028-11-03T01:12:51Z"), "2024-05-20");
        var decision = Given.Decide(plan, now);

        Assert.Equal(expected, string.Join(", ", Given.Orders(decision)));
        Assert.Empty(Given.Decide(decision.Plan, now).Orders);
    }

    [Fact]
    public void A_leap_days_anniversary_is_the_28th_in_other_years()
    {
        var plan = Given.Plan(Given.Record("2030-02-28T16:00:00Z", registeredAt: "2024-02-29T03:00:00Z"), "2024-02-29");
        List<DateOnly> days = [];
        for (var day = Given.At("2024-03-01T02:00:00Z"); day < Given.At("2029-01-01T00:00:00Z"); day = day.AddDays(1))
        {
            var decision = Given.Decide(plan, $"{day:O}");
            days.AddRange(decision.Orders.Select(order => order.Notice.Day));
            plan = decision.Plan;
        }

        Assert.Equal(["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"], days.Select(day => $"{day:yyyy-MM-dd}"));
    }

    [Fact]
    public void On_the_day_of_expiry_the_review_waits_for_the_renewal()
    {
        var plan = Given.Plan(Given.Record("2026-05-20T06:00:00Z"), "2026-05-01");
        var expired = Given.Decide(plan, "2026-05-25T00:00:00Z");
        Assert.DoesNotContain("ReviewContactData", Given.Orders(expired));

        var renewed = expired.Plan with { ExpiresAt = Given.At("2027-05-20T06:00:00Z"), Record = Given.Record("2027-05-20T06:00:00Z", version: 2), Settled = [] };
        Assert.Equal(["ReviewContactData"], Given.Orders(Given.Decide(renewed, "2026-05-25T00:00:00Z")));
    }

    [Theory]
    [InlineData("2026-10-19T01:59:59Z", null, null)]
    [InlineData("2026-10-19T02:00:00Z", 1, "2026-11-02T01:12:51Z")]
    [InlineData("2026-11-01T00:00:00Z", 1, "2026-11-02T01:12:51Z")]
    [InlineData("2026-11-02T02:00:00Z", 1, "2026-11-03T01:12:51Z")]
    // after expiry it is asked late rather than never, as long as it can be renewed
    [InlineData("2026-11-20T00:00:00Z", 1, "2026-12-03T01:12:51Z")]
    [InlineData("2026-12-03T01:12:51Z", null, null)]
    public void A_renewal_is_asked_for_in_time(string now, int? attempt, string? actBy)
    {
        var plan = Given.Plan(Given.Record()) with { AutoRenew = new AutoRenewWish("w-1", Given.At("2026-01-01T00:00:00Z"), true, 2) };
        var wished = Given.Decide(plan, now).Say.Select(said => said.Message).OfType<RenewalWished>().SingleOrDefault();

        Assert.Equal(attempt, wished?.Attempt);
        Assert.Equal(actBy is null ? null : Given.At(actBy), wished?.ActBy);
        Assert.Equal(attempt is null ? null : "auto-renew/d-aaaaaaaaaaaaaaaaaaaaaaaaaa/2026-11-03", wished?.OrderId);
        Assert.Equal(attempt is null ? null : 2, wished?.Years);
    }

    [Fact]
    public void Each_failed_payment_has_another_chance_under_the_same_order()
    {
        var plan = Given.Plan(Given.Record()) with { AutoRenew = new AutoRenewWish("w-1", Given.At("2026-01-01T00:00:00Z"), true, 1) };
        List<RenewalWished> wishes = [];
        for (var day = Given.At("2026-10-01T02:00:00Z"); day < Given.At("2026-12-01T00:00:00Z"); day = day.AddDays(1))
        {
            var decision = Given.Decide(plan, $"{day:O}");
            wishes.AddRange(decision.Say.Select(said => said.Message).OfType<RenewalWished>());
            plan = decision.Plan;
        }

        Assert.Equal([1, 2, 3], wishes.Select(wish => wish.Attempt));
        Assert.Equal(["2026-10-19", "2026-10-26", "2026-10-31"], wishes.Select(wish => $"{wish.At:yyyy-MM-dd}"));
        Assert.Single(wishes.Select(wish => wish.OrderId).Distinct());
    }

    [Fact]
    public void Without_a_wish_nobody_is_asked() =>
        Assert.DoesNotContain(Given.Decide(Given.Plan(Given.Record()), "2026-11-01T00:00:00Z").Say, said => said.Message is RenewalWished);
}
