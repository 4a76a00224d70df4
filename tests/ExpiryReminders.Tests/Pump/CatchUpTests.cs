using DomainWorkers.Contracts.Reminders;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Tests.Pump;

/// <summary>The worker was off for a while: what is due and not done is done when it is back, and said where it is too late.</summary>
public sealed class CatchUpTests
{
    [Theory]
    // three days without any sweep, around each stage: ICANN's month, week and five days after are met all the same
    [InlineData("2025-12-06T00:00:00Z", 3, "ExpiresIn30Days")]
    [InlineData("2025-12-29T00:00:00Z", 3, "ExpiresIn7Days")]
    [InlineData("2026-01-08T00:00:00Z", 3, "ExpiredFor3Days")]
    // three days that begin before expiry: the expiry itself is said late, with its own date
    [InlineData("2026-01-05T00:00:00Z", 3, "Expired")]
    // two stages fell into them
    [InlineData("2025-12-27T00:00:00Z", 4, "ExpiresIn7Days")]
    public async Task Days_without_any_sweep_lose_nothing(string from, int days, string nearest)
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a', suffix: "com"));
        await s.PassUntil(from);
        var before = s.SentStages('a').Count();
        s.W.Clock.Advance(TimeSpan.FromDays(days));
        await s.W.Settled();

        Assert.Equal([nearest], s.SentStages('a').Skip(before));
        await s.PassUntil("2026-01-20T00:00:00Z");
        var sent = s.W.Published<NoticeSent>();
        Assert.Equal(9, sent.Count + s.W.Published<NoticeSkipped>().Count);
        Assert.Single(s.W.Published<DomainExpired>(), expired => expired.ExpiresAt == Given.At("2026-01-06T01:00:00Z"));
        RequireMinimum(sent, Given.At("2026-01-06T01:00:00Z"));
    }

    [Fact]
    public async Task Two_months_without_any_sweep_bring_one_notice_and_the_expiry()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        s.W.Clock.Advance(Given.At("2026-01-08T00:00:00Z") - s.Now);
        await s.W.Settled();

        Assert.Equal(["Expired"], s.SentStages('a'));
        Assert.Equal(6, s.SkippedStages('a').Count());
        var expired = Assert.Single(s.W.Published<DomainExpired>());
        Assert.Equal((Given.At("2026-01-08T00:00:00Z"), Given.At("2026-01-06T01:00:00Z")), (expired.At, expired.ExpiresAt));
        // A text that fits the day on which it is written.
        Assert.Contains("已到期", s.Mail.Mails.Single().Text.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_was_renewed_during_the_outage_is_left_in_peace()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2025-12-28T00:00:00Z");
        var before = s.SentStages('a').Count();
        s.W.Clock.Advance(TimeSpan.FromDays(3));
        // The queue is read before any sweep.
        await s.Send(s.Renewed('a', "2027-01-06T01:00:00Z"));

        Assert.Equal(before, s.SentStages('a').Count());
    }

    [Theory]
    [InlineData("2028-02-29T03:00:00Z")]
    [InlineData("2028-02-28T16:00:00Z")]
    [InlineData("2026-03-01T15:59:59Z")]
    [InlineData("2026-03-01T16:00:00Z")]
    public async Task Leap_days_and_midnights_of_Shanghai_meet_the_minimum(string expiresAt)
    {
        await using var s = await Scene.Start();
        await s.PassUntil(Given.At(expiresAt).AddDays(-100));
        await s.Send(s.Registered('a', expiresAt, suffix: "com"));
        await s.PassUntil(Given.At(expiresAt).AddDays(10));

        var sent = s.W.Published<NoticeSent>().Where(sent => sent.Kind == NoticeKind.Expiry).ToList();
        Assert.Equal(9, sent.Count);
        Assert.All(sent, notice => Assert.Equal(ShanghaiTime.DateOf(Given.At(expiresAt)), notice.Day));
        RequireMinimum(sent, Given.At(expiresAt));
        Assert.Equal(Given.At(expiresAt), Assert.Single(s.W.Published<DomainExpired>()).At);
    }

    /// <summary>ERRP 2.1, with the windows of the policy.</summary>
    private static void RequireMinimum(IReadOnlyList<NoticeSent> sent, DateTimeOffset expiresAt)
    {
        double[] days = [.. sent.Where(notice => notice.Kind == NoticeKind.Expiry).Select(notice => (expiresAt - notice.At).TotalDays)];
        Assert.Contains(days, day => day is > 25 and < 36);
        Assert.Contains(days, day => day is > 3 and < 11);
        Assert.Contains(days, day => day is < 0 and > -6);
    }
}
