using System.Globalization;
using CsCheck;

namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class NoticeTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();

    [Fact]
    public void The_plan_of_one_expiry_counts_in_days_of_Shanghai()
    {
        // 17:00 UTC on the 1st is the 2nd in Shanghai, a Monday: the Monday after it is the 9th.
        var plan = Policies.Notices("cn", Date("2026-03-02")).For(
            DateTimeOffset.Parse("2026-03-01T17:00:00Z", CultureInfo.InvariantCulture), Policies.Lifecycle("cn", Date("2026-03-02")));
        Assert.Equal(
        [
            "2026-01-01 ExpiresIn60Days", "2026-01-16 ExpiresIn45Days", "2026-01-31 ExpiresIn30Days", "2026-02-15 ExpiresIn15Days",
            "2026-02-20 ExpiresIn10Days", "2026-02-23 ExpiresIn7Days", "2026-03-02 Expired", "2026-03-05 ExpiredFor3Days",
            "2026-03-09 FirstMondayAfterExpiry", "2026-04-08 RedemptionEndsIn7Days", "2026-04-13 RedemptionEndsIn2Days",
        ], plan.Select(notice => $"{notice.DueOn:yyyy-MM-dd} {notice.Stage.Name}"));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-02")]
    [InlineData("2026-03-02", "2026-03-09")]
    [InlineData("2026-03-03", "2026-03-09")]
    [InlineData("2026-03-07", "2026-03-09")]
    [InlineData("2026-03-08", "2026-03-09")]
    public void The_first_Monday_comes_after_expiry(string expiresOn, string monday)
    {
        var stage = Policies.Notices("cn", Date(expiresOn)).Stages.Single(stage => stage.Moment == NoticeMoment.FirstMondayAfterExpiry);
        Assert.Equal(Date(monday), stage.DueOn(Date(expiresOn), Date(expiresOn)));
    }

    [Fact]
    public void Each_generic_suffix_gets_at_least_what_ICANN_asks_for_on_any_day() => Gen.Int[0, 5000].Sample(day =>
    {
        var expiresAt = new DateTimeOffset(2018, 1, 1, 3, 0, 0, TimeSpan.Zero).AddDays(day);
        var expiresOn = ShanghaiTime.DateOf(expiresAt);
        foreach (var suffix in Policies.Suffixes.All.Where(suffix => suffix.Icann))
        {
            var due = Policies.Notices(suffix.ALabel, expiresOn).For(expiresAt, Policies.Lifecycle(suffix.ALabel, expiresOn))
                .Select(notice => notice.DueOn.DayNumber - expiresOn.DayNumber).ToList();
            Assert.Contains(due, days => days is >= -35 and <= -26);
            Assert.Contains(due, days => days is >= -10 and <= -4);
            Assert.Contains(due, days => days is >= 1 and <= 5);
            Assert.Equal(due.Order(), due);
        }
    }, iter: 200);

    [Theory]
    [InlineData("2024-02-29", "2024-02-29", "2025-02-28")]
    [InlineData("2024-02-29", "2025-02-28", "2026-02-28")]
    [InlineData("2024-02-29", "2027-12-31", "2028-02-29")]
    [InlineData("2020-07-01", "2026-06-30", "2026-07-01")]
    [InlineData("2020-07-01", "2026-07-01", "2027-07-01")]
    [InlineData("2026-07-01", "2020-01-01", "2027-07-01")]
    public void The_contact_data_is_reviewed_each_year(string registeredOn, string after, string dueOn)
    {
        Assert.Equal(Date(dueOn), Policies.Notices("com", Date(after)).NextAnniversary(Date(registeredOn), Date(after))!.Value.DueOn);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
