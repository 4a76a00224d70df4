using DomainWorkers.RegistrySubmission.Domain;
using static DomainWorkers.RegistrySubmission.Tests.Domain.Situations;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

/// <summary>What the registry's view proves about a renewal. A wrong yes costs the customer a year, a wrong no costs the registrar one.</summary>
public sealed class RenewalJudgementTests
{
    private static readonly RenewalAct Act = new();

    [Theory]
    // The date has not moved.
    [InlineData("in flight", 1, "2026-03-01T10:00:00Z", "NotDone")]
    [InlineData("in flight", 1, "2026-03-01T00:00:00Z", "NotDone")]
    [InlineData("doubted", 1, "2026-03-01T10:00:00Z", "NotDone")]
    [InlineData("answered", 1, "2026-03-01T10:00:00Z", "NotDone")]
    // It moved by what was ordered.
    [InlineData("in flight", 1, "2027-03-01T10:00:00Z", "Done")]
    [InlineData("in flight", 3, "2029-03-01T10:00:00Z", "Done")]
    [InlineData("in flight", 1, "2027-03-01T23:59:59Z", "Done")]
    [InlineData("doubted", 1, "2027-03-01T10:00:00Z", "Done")]
    [InlineData("answered", 1, "2027-03-01T10:00:00Z", "RecordBehind")]
    // It moved by something else.
    [InlineData("in flight", 1, "2028-03-01T10:00:00Z", "CannotTell")]
    [InlineData("in flight", 3, "2027-03-01T10:00:00Z", "CannotTell")]
    [InlineData("in flight", 1, "2025-03-01T10:00:00Z", "CannotTell")]
    [InlineData("in flight", 1, "2027-03-02T00:00:00Z", "CannotTell")]
    [InlineData("doubted", 1, "2028-03-01T10:00:00Z", "CannotTell")]
    [InlineData("answered", 1, "2028-03-01T10:00:00Z", "RecordBehind")]
    public void The_date_decides_while_no_auto_renewal_can_have_happened(string tries, int years, string shown, string expected) =>
        Assert.Equal(expected, Judge(tries, years, Seen(At(shown)), Now));

    [Theory]
    // The registry's clock may have reached the date: it renews by itself, or we did, and the guard lets only one of the two happen.
    [InlineData("2026-03-01T09:54:00Z", "", 1, 1, "Done")]
    [InlineData("2026-03-01T09:56:00Z", "", 1, 1, "Done")]
    [InlineData("2026-03-05T00:00:00Z", "", 1, 1, "Done")]
    [InlineData("2026-03-05T00:00:00Z", "autoRenewPeriod", 1, 1, "Done")]
    [InlineData("2026-03-05T00:00:00Z", "renewPeriod", 1, 1, "Done")]
    [InlineData("2026-03-05T00:00:00Z", "autoRenewPeriod", 1, 0, "NotDone")]
    // More years than the registry added: the rest is bought, from the date that it shows now.
    [InlineData("2026-03-05T00:00:00Z", "autoRenewPeriod", 3, 1, "RecordBehind 1")]
    [InlineData("2026-03-05T00:00:00Z", "", 3, 1, "CannotTell")]
    [InlineData("2026-03-05T00:00:00Z", "renewPeriod", 3, 3, "Done")]
    [InlineData("2027-03-05T00:00:00Z", "autoRenewPeriod", 1, 2, "Done")]
    public void Once_the_registry_may_have_renewed_by_itself_the_years_are_there_or_they_are_not(
        string now, string grace, int ordered, int shown, string expected)
    {
        var seen = Seen(Expires.AddYears(shown)) with { GraceStatuses = grace.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        var operation = Renewal(ordered);
        var verdict = Act.Judge(operation, Registered().Opened(operation), seen, Tolerance, At(now));
        Assert.Equal(expected, verdict is Verdict.RecordBehind behind ? $"RecordBehind {behind.Ahead}" : verdict.GetType().Name);
    }

    [Theory]
    [InlineData(1, "2029-02-28", "Done")]
    [InlineData(1, "2029-03-01", "Done")]
    [InlineData(1, "2029-02-27", "CannotTell")]
    [InlineData(1, "2029-03-02", "CannotTell")]
    [InlineData(4, "2032-02-29", "Done")]
    [InlineData(4, "2032-03-01", "CannotTell")]
    [InlineData(4, "2032-02-28", "CannotTell")]
    public void From_a_leap_day_registries_go_either_way(int years, string shown, string expected)
    {
        var operation = Renewal(years);
        var domain = (Registered() with { ExpiresAt = At("2028-02-29T04:00:00Z") }).Opened(operation);
        Assert.Equal(expected, Act.Judge(operation, domain, Seen(At(shown + "T04:00:00Z")), Tolerance, Now).GetType().Name);
    }

    [Theory]
    // Midnight in Shanghai is 16:00 in UTC: the same instant bears two dates, and the registry's is the one in UTC.
    [InlineData("2028-03-01T00:30:00+08:00", "2029-02-28T16:30:00Z", "Done")]
    [InlineData("2028-02-29T00:30:00+08:00", "2029-02-28T16:30:00Z", "Done")]
    [InlineData("2026-03-01T00:00:00+08:00", "2027-02-28T16:00:00Z", "Done")]
    [InlineData("2026-03-01T00:00:00+08:00", "2027-03-01T00:00:00Z", "CannotTell")]
    [InlineData("2026-12-31T23:59:59+08:00", "2027-12-31T15:59:59Z", "Done")]
    [InlineData("2027-01-01T00:00:00+08:00", "2027-12-31T16:00:00Z", "Done")]
    public void Years_are_counted_in_UTC(string before, string shown, string expected)
    {
        var operation = Renewal();
        var domain = (Registered() with { ExpiresAt = At(before) }).Opened(operation);
        Assert.Equal(expected, Act.Judge(operation, domain, Seen(At(shown)), Tolerance, Now).GetType().Name);
    }

    [Theory]
    [InlineData("2026-03-01T00:30:00+08:00", "2026-02-28")]
    [InlineData("2026-02-28T16:30:00Z", "2026-02-28")]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-01")]
    public void The_guard_is_the_date_in_UTC(string before, string expected)
    {
        var operation = Renewal();
        var domain = (Registered() with { ExpiresAt = At(before) }).Opened(operation);
        Assert.Equal(DateOnly.Parse(expected, null), Assert.IsType<RegistryCommand.Renew>(Act.Command(operation, domain)).CurrentExpiryDate);
    }

    [Theory]
    [InlineData("in flight", "StillPending")]
    [InlineData("doubted", "StillPending")]
    [InlineData("answered", "NotDone")]
    public void A_renewal_under_review_is_neither(string tries, string expected) =>
        Assert.Equal(expected, Judge(tries, 1, Seen() with { Statuses = ["pendingRenew"] }, Now));

    [Fact]
    public void A_domain_that_is_gone_or_somebody_elses_is_not_renewed()
    {
        Assert.Equal("Refused", Judge("in flight", 1, null, Now));
        Assert.Equal("Refused", Judge("in flight", 1, Seen(Expires.AddYears(1)) with { Ours = false }, Now));
    }

    [Fact]
    public void Nothing_is_told_from_a_registry_that_shows_no_date() =>
        Assert.Equal("CannotTell", Judge("in flight", 1, Seen() with { ExpiresAt = null }, Now));

    private static string Judge(string tries, int years, RegistryView.Present? seen, DateTimeOffset now)
    {
        var operation = Renewal(years);
        var domain = Registered().Opened(operation, inFlight: tries == "in flight", doubts: tries == "doubted" ? 1 : 0);
        return Act.Judge(operation, domain, seen, Tolerance, now).GetType().Name;
    }
}
