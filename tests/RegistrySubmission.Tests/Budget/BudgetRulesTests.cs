using DomainWorkers.RegistrySubmission.Adapters.Budget;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Budget;

public sealed class BudgetRulesTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly BudgetHolder One = new("one", "1", Now);
    private static readonly BudgetHolder OneAgain = new("one", "2", Now);
    private static readonly BudgetHolder Two = new("two", "1", Now);

    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, false)]
    public void A_slot_is_granted_as_long_as_fewer_than_the_limit_are_taken(int taken, int limit, bool isGranted)
    {
        var (budget, answer) = BudgetRules.Acquire(Taken(Two, taken), One, limit, Now);

        Assert.Equal(isGranted, answer is SlotAnswer.Granted);
        Assert.Equal(isGranted ? taken + 1 : taken, budget.Slots.Count);
        Assert.Equal(budget.Slots.Count, budget.Slots.Select(slot => slot.Number).Distinct().Count());
    }

    [Theory]
    [InlineData(9_999, false)]
    [InlineData(10_000, true)]
    public void Another_replica_waits_for_the_end_of_the_lease(int milliseconds, bool isGranted)
    {
        var (_, answer) = BudgetRules.Acquire(Taken(Two, 2), One, 2, Now.AddMilliseconds(milliseconds));

        Assert.Equal(isGranted, answer is SlotAnswer.Granted);
    }

    [Fact]
    public void A_restart_takes_its_own_slots_back_at_once()
    {
        var (budget, answer) = BudgetRules.Acquire(Taken(One, 2), OneAgain, 2, Now);

        Assert.IsType<SlotAnswer.Granted>(answer);
        Assert.All(budget.Slots, slot => Assert.Equal("2", slot.Start));
    }

    [Fact]
    public void The_older_of_two_processes_with_one_name_neither_gets_nor_keeps_a_slot()
    {
        var (budget, _) = BudgetRules.Acquire(Taken(One, 2), OneAgain, 2, Now);

        Assert.IsType<SlotAnswer.Superseded>(BudgetRules.Acquire(budget, One, 2, Now).Answer);
        var (same, renewal) = BudgetRules.Renew(budget, One, [1, 2], Now);
        Assert.Same(budget, same);
        Assert.True(renewal.Superseded);
        Assert.Empty(renewal.Kept);
    }

    [Fact]
    public void A_renewal_keeps_what_is_wanted_and_still_ones_own()
    {
        var later = Now.AddSeconds(5);
        var (budget, answer) = BudgetRules.Renew(Taken(One, 2), One, [2, 3], later);

        Assert.Equal([2], answer.Kept);
        Assert.False(answer.Superseded);
        Assert.Equal([Now + BudgetRules.Lease, later + BudgetRules.Lease], budget.Slots.Select(slot => slot.Until));
    }

    [Fact]
    public void A_slot_of_somebody_else_is_not_given_back()
    {
        var budget = Taken(Two, 1);

        Assert.Same(budget, BudgetRules.Release(budget, One, 1).Budget);
        Assert.Empty(BudgetRules.Release(budget, Two, 1).Budget.Slots);
    }

    [Theory]
    [InlineData(3, 5, 2)]
    [InlineData(5, 5, 4)]
    [InlineData(1, 5, 1)]
    [InlineData(0, 5, 1)]
    public void A_refused_session_makes_the_limit_one_less_than_what_is_taken_and_never_none(int taken, int limit, int expected)
    {
        var (budget, fewer) = BudgetRules.Shrink(Taken(Two, taken), limit, TimeSpan.FromSeconds(60), Now);

        Assert.Equal(expected, fewer);
        var rest = budget with { Slots = [.. budget.Slots.Take(expected).Select(slot => slot with { Until = Now.AddSeconds(30) })] };
        var isFull = rest.Slots.Count >= expected;
        Assert.Equal(isFull, BudgetRules.Acquire(rest, One, limit, Now.AddSeconds(11)).Answer is SlotAnswer.Full);
        Assert.IsType<SlotAnswer.Granted>(BudgetRules.Acquire(rest, One, limit, Now.AddSeconds(60)).Answer);
    }

    [Theory]
    [InlineData(60, 9_999, false)]
    [InlineData(60, 10_000, true)]
    [InlineData(3, 2_999, false)]
    [InlineData(3, 3_000, true)]
    public void After_a_refused_session_nobody_logs_in_for_a_while_though_slots_are_free(int pause, int milliseconds, bool isGranted)
    {
        var (budget, _) = BudgetRules.Shrink(Taken(Two, 0), 5, TimeSpan.FromSeconds(pause), Now);
        var (later, _) = BudgetRules.Shrink(budget, 5, TimeSpan.FromSeconds(1), Now);
        var asksAt = Now.AddMilliseconds(milliseconds);

        Assert.Equal(isGranted, BudgetRules.Acquire(later, One, 5, asksAt).Answer is SlotAnswer.Granted);
        Assert.Equal(isGranted, BudgetRules.Stand(later, 5, asksAt).PausedUntil is null);
        // Open sessions go on.
        var open = later with { Slots = Taken(Two, 1).Slots };
        Assert.Equal([1], BudgetRules.Renew(open, Two, [1], Now).Answer.Kept);
    }

    [Theory]
    [InlineData(0, 10, false)]
    [InlineData(0, 1799, false)]
    [InlineData(0, 1800, true)]
    [InlineData(5, 10, true)]
    public void After_a_refused_login_only_later_starts_log_in(int startedAfter, int asksAfter, bool isGranted)
    {
        var (budget, until) = BudgetRules.StopLogins(Taken(Two, 0), TimeSpan.FromMinutes(30), Now);
        var asker = One with { StartedAt = Now.AddSeconds(startedAfter) };

        var (_, answer) = BudgetRules.Acquire(budget, asker, 2, Now.AddSeconds(asksAfter));

        Assert.Equal(Now.AddMinutes(30), until);
        Assert.Equal(isGranted, answer is SlotAnswer.Granted);
        Assert.Equal(until, BudgetRules.StopLogins(budget, TimeSpan.FromMinutes(1), Now).Answer);
    }

    [Fact]
    public void Turns_follow_one_another_and_are_not_granted_far_ahead()
    {
        var spacing = TimeSpan.FromMilliseconds(10);
        var (first, one) = BudgetRules.Turns(Taken(Two, 0), 25, spacing, Now.AddMilliseconds(5), Now);
        var (second, two) = BudgetRules.Turns(first, 40, spacing, Now, Now);
        var (third, three) = BudgetRules.Turns(second, 1, spacing, Now, Now);

        Assert.Equal(new TurnAnswer.Granted(Now.AddMilliseconds(5), 25), one);
        Assert.Equal(new TurnAnswer.Granted(Now.AddMilliseconds(255), 40), two);
        Assert.Equal(new TurnAnswer.Later(TimeSpan.FromMilliseconds(155)), three);
        Assert.Same(second, third);
    }

    [Fact]
    public void A_slow_store_leaves_no_gap_between_blocks()
    {
        var spacing = TimeSpan.FromMilliseconds(10);
        var lead = TimeSpan.FromMilliseconds(800);
        var (first, _) = BudgetRules.Turns(Taken(Two, 0), 25, spacing, Now + lead, Now);
        var (_, next) = BudgetRules.Turns(first, 25, spacing, Now.AddMilliseconds(100) + lead, Now.AddMilliseconds(100));

        Assert.Equal(new TurnAnswer.Granted(Now + lead + (spacing * 25), 25), next);
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_stop_the_account()
    {
        var budget = Taken(Two, 0) with { NextTurn = Now.AddDays(1) };

        Assert.Equal(new TurnAnswer.Granted(Now, 1), BudgetRules.Turns(budget, 1, TimeSpan.FromSeconds(1), Now, Now).Answer);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(20, 4)]
    [InlineData(200, 48)]
    [InlineData(10_000, 2425)]
    public void A_block_is_a_quarter_of_a_second_but_at_least_one_turn(int commands, int expected)
    {
        var rate = TurnRate.PerSecond(commands);

        // One more than the limit never falls into one second, even when the first is as late as it may be.
        Assert.True((rate.Spacing * commands) - TurnRate.Patience > TimeSpan.FromSeconds(1));
        Assert.InRange(rate.Block, expected - 1, expected);
    }

    private static RegistryBudget Taken(BudgetHolder holder, int slots) => new()
    {
        Id = "cnnic",
        LastNumber = slots,
        Slots = [.. Enumerable.Range(1, slots).Select(number => new SessionSlot
        {
            Number = number, Instance = holder.Instance, Start = holder.Start, Until = Now + BudgetRules.Lease,
        })],
    };
}
