using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Tests.Domain;

public sealed class DeadlineRulesTests
{
    private static readonly DateTimeOffset Start = Given.Start;
    private static readonly DomainState Open = DeadlineRules.Begin(Given.Domain, EmailDeadlineCause.Registered, Start);

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(4.9, null, 5)]
    [InlineData(5, 10, 10)]
    [InlineData(9, 10, 10)]
    [InlineData(10, 5, 13)]
    [InlineData(13, 2, 15)]
    [InlineData(14.99, 2, 15)]
    public void The_nearest_reminder_is_ordered_and_the_clock_stands_on_the_next(double day, int? stage, double next)
    {
        var decision = DeadlineRules.Decide(Open, Given.Waiting(Start), Given.Terms, Start.AddDays(day));

        Assert.Equal(stage, (decision.Mail as MailWish.Reminder)?.Days);
        Assert.Equal(Start.AddDays(next), decision.Domain.Due);
        Assert.False(decision.Domain.Held);
    }

    [Fact]
    public void A_reminder_is_ordered_once()
    {
        var first = DeadlineRules.Decide(Open, Given.Waiting(Start), Given.Terms, Start.AddDays(10));
        var second = DeadlineRules.Decide(first.Domain, Given.Waiting(Start), Given.Terms, Start.AddDays(10.5));

        Assert.Null(second.Mail);
        Assert.Empty(second.Say);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(400)]
    public void At_the_end_or_after_any_outage_the_domain_is_held(int day)
    {
        var decision = DeadlineRules.Decide(Open with { Deadline = Start.AddDays(15) }, Given.Waiting(Start), Given.Terms, Start.AddDays(day));

        var hold = Assert.Single(decision.Say.OfType<PlaceHold>());
        Assert.Equal(("email", decision.Domain.Revision), (hold.Reason, hold.Revision));
        Assert.Single(decision.Say.OfType<EmailDeadlineMissed>());
        Assert.True(decision.Domain.Held);
        Assert.Null(decision.Domain.Due);
    }

    [Fact]
    public void A_later_change_does_not_move_the_end()
    {
        var changed = DeadlineRules.Begin(Open, EmailDeadlineCause.RegistrantChanged, Start.AddDays(10));
        var decision = DeadlineRules.Decide(changed, Given.Waiting(Start.AddDays(10)), Given.Terms, Start.AddDays(14));

        Assert.Equal(Start.AddDays(15), decision.Domain.Deadline);
        Assert.Equal(EmailDeadlineCause.Registered, decision.Domain.Because);
    }

    [Fact]
    public void The_end_that_was_told_stays_although_the_policy_changes()
    {
        var told = DeadlineRules.Decide(Open, Given.Waiting(Start), Given.Terms, Start).Domain;
        var shorter = new DeadlineTerms(since => since.AddDays(5), []);

        var decision = DeadlineRules.Decide(told, Given.Waiting(Start), shorter, Start.AddDays(6));

        Assert.Empty(decision.Say);
        Assert.Equal(Start.AddDays(15), decision.Domain.Deadline);
    }

    [Fact]
    public void Late_verification_releases_with_a_higher_revision()
    {
        var held = DeadlineRules.Decide(Open, Given.Waiting(Start), Given.Terms, Start.AddDays(15)).Domain;

        var decision = DeadlineRules.Decide(held, Given.Verified(Start.AddDays(15)), Given.Terms, Start.AddDays(15));

        var release = Assert.Single(decision.Say.OfType<ReleaseHold>());
        Assert.True(release.Revision > held.Revision);
        Assert.True(Assert.Single(decision.Say.OfType<EmailDeadlineMet>()).WasHeld);
        Assert.False(decision.Domain.Held);
    }

    [Fact]
    public void Verification_in_time_meets_the_duty_and_says_so_once()
    {
        var met = DeadlineRules.Decide(Open, Given.Verified(Start), Given.Terms, Start.AddDays(3));
        Assert.False(Assert.IsType<EmailDeadlineMet>(Assert.Single(met.Say)).WasHeld);

        var again = DeadlineRules.Decide(met.Domain, Given.Verified(Start), Given.Terms, Start.AddDays(4));
        Assert.Empty(again.Say);
        Assert.Equal(met.Domain, again.Domain);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(4, true)]
    public void What_was_met_opens_again_only_by_what_came_after(int bouncedOnDay, bool opens)
    {
        var met = Given.Domain with { MetAt = Start.AddDays(3) };

        var decision = DeadlineRules.Decide(met, Given.Waiting(Start.AddDays(bouncedOnDay)), Given.Terms, Start.AddDays(5));

        Assert.Equal(opens ? Start.AddDays(bouncedOnDay + 15) : null, decision.Domain.Deadline);
        Assert.Equal(opens ? EmailDeadlineCause.Reopened : null, decision.Say.OfType<EmailDeadlineSet>().SingleOrDefault()?.Because);
    }

    [Fact]
    public void A_domain_that_is_over_has_no_clock()
    {
        var decision = DeadlineRules.Decide(Open with { EndedAt = Start }, Given.Waiting(Start), Given.Terms, Start.AddDays(20));

        Assert.Empty(decision.Say);
        Assert.Null(decision.Domain.Due);
    }

    [Fact]
    public void Without_a_policy_there_is_no_duty()
    {
        var decision = DeadlineRules.Decide(Open, Given.Waiting(Start), new DeadlineTerms(_ => null, []), Start.AddDays(20));

        Assert.Empty(decision.Say);
        Assert.False(decision.Domain.Held);
    }

    [Fact]
    public void A_domain_without_an_address_is_held_all_the_same_and_nobody_is_written_to()
    {
        var decision = DeadlineRules.Decide(Open, null, Given.Terms, Start.AddDays(15));

        Assert.Single(decision.Say.OfType<PlaceHold>());
        Assert.Null(decision.Mail);
    }

    [Fact]
    public void A_worker_that_lost_its_past_speaks_with_higher_revisions_than_before()
    {
        var before = DeadlineRules.Decide(Open, Given.Waiting(Start), Given.Terms, Start.AddDays(15)).Domain;
        var after = DeadlineRules.Decide(Open with { Revision = 0 }, Given.Waiting(Start), Given.Terms, Start.AddDays(16)).Domain;

        Assert.True(after.Revision > before.Revision);
    }
}
