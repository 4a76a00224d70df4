using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Domain;

namespace DomainWorkers.ExpiryReminders.Tests.Domain;

public sealed class RecordRulesTests
{
    private static readonly DateTimeOffset Now = Given.At("2026-10-05T00:00:00Z");

    [Fact]
    public void The_highest_version_wins_in_whatever_order_they_come()
    {
        var renewed = Given.Record("2027-11-03T01:12:51Z", version: 5);
        var first = RecordRules.Note(null, new RecordSeen(renewed), Now);
        var after = RecordRules.Note(first, new RecordSeen(Given.Record(version: 4, status: DomainStatus.Redemption), DeletedAt: Now), Now);

        Assert.Equal(first, after);
        Assert.Same(renewed, RecordRules.Note(first, new RecordSeen(renewed with { Name = "other.cn" }), Now).Record);
    }

    [Fact]
    public void A_deletion_is_dated_by_its_event_or_by_when_it_was_seen()
    {
        var deleted = Given.Record(version: 2, status: DomainStatus.Redemption);
        var at = Given.At("2026-10-04T00:00:00Z");
        var plan = RecordRules.Note(Given.Plan(Given.Record()), new RecordSeen(deleted, DeletedAt: at), Now);
        Assert.Equal(at, plan.DeletedAt);

        Assert.Equal(at, RecordRules.Note(plan, new RecordSeen(deleted with { Version = 3 }), Now).DeletedAt);
        Assert.Equal(Now, RecordRules.Note(Given.Plan(Given.Record()), new RecordSeen(deleted), Now).DeletedAt);
        Assert.Null(RecordRules.Note(plan, new RecordSeen(Given.Record(version: 4)), Now).DeletedAt);
        // The same record told by another event before the one that dates it.
        Assert.Equal(at, RecordRules.Note(RecordRules.Note(Given.Plan(Given.Record()), new RecordSeen(deleted), Now), new RecordSeen(deleted, DeletedAt: at), Now).DeletedAt);
    }

    [Fact]
    public void A_restore_that_paid_counts_whenever_it_is_heard()
    {
        var until = Given.At("2027-11-03T01:12:51Z");
        var plan = RecordRules.Note(
            Given.Plan(Given.Record(version: 9)), new RecordSeen(Given.Record("2027-11-03T01:12:51Z", version: 8), RestoredUntil: until), Now);

        Assert.Equal(until, plan.RestoredUntil);
        Assert.Equal(until, RecordRules.Note(plan, new RecordSeen(Given.Record(version: 7), RestoredUntil: until.AddYears(-1)), Now).RestoredUntil);
    }

    [Theory]
    // within the day, a correction of days, of weeks, and a renewal
    [InlineData("2026-11-03T15:00:00Z", "ExpiresIn60Days,ExpiresIn45Days,ExpiresIn30Days", "", true)]
    [InlineData("2026-11-03T16:00:00Z", "", "ExpiresIn60Days,ExpiresIn30Days", true)]
    [InlineData("2026-11-06T01:12:51Z", "", "ExpiresIn60Days,ExpiresIn30Days", true)]
    [InlineData("2026-10-31T01:12:51Z", "", "ExpiresIn60Days,ExpiresIn30Days", true)]
    [InlineData("2026-11-06T01:12:52Z", "", "", true)]
    [InlineData("2026-12-25T01:12:51Z", "", "", true)]
    [InlineData("2027-11-03T01:12:51Z", "", "", false)]
    public void What_was_sent_for_a_date_near_by_is_not_said_again(string expiresAt, string settled, string given, bool sameOrder)
    {
        var plan = Given.Plan(Given.Record()) with
        {
            Settled = ["ExpiresIn60Days", "ExpiresIn45Days", "ExpiresIn30Days"],
            Asked = new("auto-renew/d/2026-11-03", 1, 15),
        };
        var moved = RecordRules.Moved(plan, Given.At(expiresAt), ["ExpiresIn60Days", "ExpiresIn30Days"]);

        Assert.Equal(settled, string.Join(',', moved.Settled));
        Assert.Equal(given, string.Join(',', moved.Given));
        Assert.Equal(sameOrder, moved.Asked is not null);
    }
}
