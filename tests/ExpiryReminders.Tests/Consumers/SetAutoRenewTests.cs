using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.ExpiryReminders.Tests.Consumers;

public sealed class SetAutoRenewTests
{
    [Fact]
    public async Task A_wish_is_asked_of_the_order_side_until_the_domain_is_renewed()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Send(s.AutoRenew('a', years: 2));
        var set = Assert.Single(s.W.Published<AutoRenewSet>());
        Assert.Equal((true, 2, Given.At("2025-12-22T02:00:00Z")), (set.Enabled, set.Years, set.NextWishAt));

        await s.PassUntil("2025-12-30T00:00:00Z");
        Assert.Equal([1, 2], s.W.Published<RenewalWished>().Select(wish => wish.Attempt));
        await s.Send(s.Renewed('a', "2027-01-06T01:00:00Z"));
        await s.PassUntil("2026-02-01T00:00:00Z");

        Assert.Equal(2, s.W.Published<RenewalWished>().Count);
        Assert.Equal($"auto-renew/{Scene.DomainId('a')}/2026-01-06", s.W.Published<RenewalWished>().Select(wish => wish.OrderId).Distinct().Single());
        await s.PassUntil("2026-12-23T00:00:00Z");
        Assert.Equal(($"auto-renew/{Scene.DomainId('a')}/2027-01-06", 1), (s.W.Published<RenewalWished>()[^1].OrderId, s.W.Published<RenewalWished>()[^1].Attempt));
    }

    [Fact]
    public async Task A_corrected_date_keeps_the_order_so_that_nobody_renews_twice()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Send(s.AutoRenew('a'));
        await s.PassUntil("2025-12-23T00:00:00Z");
        await s.Send(s.Synchronised(Scene.Record('a', "2026-01-10T01:00:00Z", paidUntil: "2026-01-06T01:00:00Z", version: 2), "expiresAt"));
        await s.PassUntil("2026-01-09T00:00:00Z");

        Assert.Equal([1, 2, 3], s.W.Published<RenewalWished>().Select(wish => wish.Attempt));
        Assert.Single(s.W.Published<RenewalWished>().Select(wish => wish.OrderId).Distinct());
    }

    [Fact]
    public async Task Whoever_changes_his_mind_is_asked_no_more()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Send(s.AutoRenew('a'));
        s.W.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.Send(s.AutoRenew('a', enabled: false, requestId: "w-2"));
        await s.PassUntil("2026-02-01T00:00:00Z");

        Assert.Null(s.W.Published<AutoRenewSet>()[^1].NextWishAt);
        Assert.Empty(s.W.Published<RenewalWished>());
        Assert.False(Assert.Single(s.W.Published<DomainExpired>()).RenewalWished);
    }

    [Fact]
    public async Task A_wish_that_comes_within_the_last_days_is_asked_at_once()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.PassUntil("2026-01-05T12:00:00Z");
        await s.Send(s.AutoRenew('a'));

        var wished = Assert.Single(s.W.Published<RenewalWished>());
        Assert.Equal((1, Given.At("2026-01-06T01:00:00Z")), (wished.Attempt, wished.ActBy));
        Assert.Equal(s.Now, s.W.Published<AutoRenewSet>()[^1].NextWishAt);
    }

    [Fact]
    public async Task The_wish_issued_later_counts_in_whatever_order_they_come()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        var earlier = s.AutoRenew('a', requestId: "w-1");
        s.W.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.Send(s.AutoRenew('a', enabled: false, requestId: "w-2"));
        await s.Send(earlier);

        Assert.Equal("WishOvertaken", Assert.Single(s.W.Published<AutoRenewRefused>()).Reasons[0].Code);
        Assert.False((await s.Plan('a')).AutoRenew!.Enabled);
    }

    [Fact]
    public async Task A_repeat_is_answered_as_the_first_time_and_another_wish_under_its_id_is_refused()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        var wish = s.AutoRenew('a');
        await s.Send(wish);
        s.W.Clock.Advance(TimeSpan.FromDays(3));
        await s.Send(wish);
        await s.Send(wish with { Enabled = false });

        Assert.Equal(2, s.W.Published<AutoRenewSet>().Count);
        Assert.Single(s.W.Published<AutoRenewSet>().Distinct());
        Assert.Equal("IdempotencyKeyConflict", Assert.Single(s.W.Published<AutoRenewRefused>()).Reasons[0].Code);
        Assert.True((await s.Plan('a')).AutoRenew!.Enabled);
    }

    [Theory]
    [InlineData("unknown", "DomainUnknown")]
    [InlineData("other", "DomainUnknown")]
    [InlineData("ended", "DomainEnded")]
    [InlineData("years", "YearsNotSold")]
    [InlineData("old", "TooOld")]
    public async Task What_cannot_be_wished_is_refused(string what, string expected)
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered(Scene.Record('a', status: what == "ended" ? DomainStatus.Ended : DomainStatus.Registered, suffix: what == "years" ? "hk" : "cn")));
        var wish = s.AutoRenew(what == "unknown" ? 'z' : 'a', years: 4, account: what == "other" ? "globex" : Scene.Account);
        if (what == "old")
            s.W.Clock.Advance(TimeSpan.FromDays(15));
        await s.Send(wish);
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Equal(expected, Assert.Single(s.W.Published<AutoRenewRefused>()).Reasons[0].Code);
        Assert.Empty(s.W.Published<AutoRenewSet>());
    }

    [Fact]
    public async Task A_wish_that_comes_before_its_domain_waits_for_it()
    {
        await using var s = await Scene.Start();
        await s.Send(s.AutoRenew('a'));
        Assert.Empty(s.W.Published<AutoRenewRefused>());
        await s.Send(s.Registered('a'));
        await s.W.AdvanceMachine(TimeSpan.FromSeconds(30));

        Assert.True(Assert.Single(s.W.Published<AutoRenewSet>()).Enabled);
        Assert.Empty(s.W.Published<AutoRenewRefused>());
    }
}
