using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class SlotsTests
{
    [Fact]
    public async Task There_are_as_many_slots_as_sessions_and_a_returned_one_goes_to_the_next()
    {
        using var slots = new LocalEppSlots(2, null, new FakeTimeProvider());
        var first = await slots.Acquire(TestContext.Current.CancellationToken);
        await slots.Acquire(TestContext.Current.CancellationToken);

        var third = slots.Acquire(TestContext.Current.CancellationToken).AsTask();
        Assert.False(third.IsCompleted);
        await first.DisposeAsync();
        await first.DisposeAsync();
        await third;

        Assert.False(slots.Acquire(TestContext.Current.CancellationToken).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Turns_come_evenly_and_no_window_holds_more_than_the_rate()
    {
        var clock = new FakeTimeProvider();
        using var slots = new LocalEppSlots(1, EppRate.PerSecond(10), clock);
        var taken = new List<DateTimeOffset>();
        var turns = Enumerable.Range(0, 50).Select(async _ =>
        {
            await slots.WaitTurn(TestContext.Current.CancellationToken);
            lock (taken)
            {
                taken.Add(clock.GetUtcNow());
            }
        }).ToArray();

        for (var step = 0; step < 6000 && turns.Any(turn => !turn.IsCompleted); step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        await Task.WhenAll(turns);
        taken.Sort();
        Assert.Equal(50, taken.Count);
        Assert.InRange(taken[^1] - taken[0], TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Time_nobody_used_is_not_saved_up()
    {
        var clock = new FakeTimeProvider();
        using var slots = new LocalEppSlots(1, EppRate.PerSecond(10), clock);
        await slots.WaitTurn(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(slots.WaitTurn(TestContext.Current.CancellationToken).AsTask().IsCompleted);
        Assert.False(slots.WaitTurn(TestContext.Current.CancellationToken).AsTask().IsCompleted);
    }

    [Fact]
    public void Without_a_rate_nobody_waits()
    {
        using var slots = new LocalEppSlots(1, null, new FakeTimeProvider());

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(slots.WaitTurn(TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully));
    }
}
