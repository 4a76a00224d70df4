using CsCheck;
using DomainWorkers.ExpiryReminders.Domain;

namespace DomainWorkers.ExpiryReminders.Tests.Domain;

public sealed class ExpiryRulesTests
{
    [Theory]
    // nothing special, and what is missing
    [InlineData("2026-11-03T01:12:51Z", "2026-11-03T01:12:51Z", "2026-11-03T01:12:51Z")]
    [InlineData("2026-11-03T01:12:51Z", null, "2026-11-03T01:12:51Z")]
    [InlineData(null, "2026-11-03T01:12:51Z", "2026-11-03T01:12:51Z")]
    [InlineData(null, null, null)]
    // the registry renewed by itself, once and twice
    [InlineData("2027-11-03T01:12:51Z", "2026-11-03T01:12:51Z", "2026-11-03T01:12:51Z")]
    [InlineData("2028-11-03T01:12:51Z", "2026-11-03T01:12:51Z", "2026-11-03T01:12:51Z")]
    // it corrected its date by days, to both sides, and then renewed by itself
    [InlineData("2026-11-05T01:12:51Z", "2026-11-03T01:12:51Z", "2026-11-05T01:12:51Z")]
    [InlineData("2026-10-20T01:12:51Z", "2026-11-03T01:12:51Z", "2026-10-20T01:12:51Z")]
    [InlineData("2027-11-05T01:12:51Z", "2026-11-03T01:12:51Z", "2026-11-05T01:12:51Z")]
    [InlineData("2027-10-20T01:12:51Z", "2026-11-03T01:12:51Z", "2026-10-20T01:12:51Z")]
    // half a year ahead is neither a year nor a correction: what was paid counts
    [InlineData("2027-05-03T01:12:51Z", "2026-11-03T01:12:51Z", "2026-11-03T01:12:51Z")]
    // the registry knows nothing of a year that we took for paid
    [InlineData("2026-11-03T01:12:51Z", "2027-11-03T01:12:51Z", "2026-11-03T01:12:51Z")]
    // 29 February, renewed by the registry to 28 February, and for four years to the 29th again
    [InlineData("2029-02-28T10:00:00Z", "2028-02-29T10:00:00Z", "2028-02-29T10:00:00Z")]
    [InlineData("2029-02-28T10:00:00Z", "2028-02-28T10:00:00Z", "2028-02-28T10:00:00Z")]
    [InlineData("2032-02-29T10:00:00Z", "2028-02-29T10:00:00Z", "2028-02-29T10:00:00Z")]
    [InlineData("2029-03-01T10:00:00Z", "2028-03-01T10:00:00Z", "2028-03-01T10:00:00Z")]
    public void The_date_that_the_holder_has_to_act_by(string? shown, string? paid, string? expected)
    {
        var record = Given.Record(shown) with { PaidUntil = paid is null ? null : Given.At(paid) };
        Assert.Equal(expected is null ? null : Given.At(expected), ExpiryRules.Of(record, null));
    }

    [Fact]
    public void A_restore_that_brought_a_year_is_a_payment()
    {
        var record = Given.Record("2027-11-03T01:12:51Z", paidUntil: "2026-11-03T01:12:51Z");
        Assert.Equal(Given.At("2027-11-03T01:12:51Z"), ExpiryRules.Of(record, Given.At("2027-11-03T01:12:51Z")));
        Assert.Equal(Given.At("2027-11-03T01:12:51Z"), ExpiryRules.Of(record with { ExpiresAt = Given.At("2028-11-03T01:12:51Z") }, Given.At("2027-11-03T01:12:51Z")));
    }

    [Fact]
    public void However_often_the_registry_renews_by_itself_the_date_stays() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[1, 9]).Sample((hours, years) =>
        {
            var paid = new DateTimeOffset(2024, 2, 28, 0, 0, 0, TimeSpan.Zero).AddHours(hours);
            var shown = paid;
            for (var year = 0; year < years; year++)
                shown = shown.AddYears(1);
            var record = Given.Record() with { PaidUntil = paid, ExpiresAt = shown };
            Assert.Equal(paid, ExpiryRules.Of(record, null));
        }, iter: 2000);
}
