using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Adapters.Budget;

namespace DomainWorkers.RegistrySubmission.Tests.Budget;

public sealed class SharedEppSlotsTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_restart_takes_its_own_slots_back_at_once() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 2);
        var died = replicas.Start("one");
        await died.Acquire(Cancellation);
        await died.Acquire(Cancellation);

        var restarted = replicas.Start("one");
        await restarted.Acquire(Cancellation);
        await restarted.Acquire(Cancellation);

        var budget = await replicas.Budget();
        Assert.Equal(["000002", "000002"], budget!.Slots.Select(slot => slot.Start));
    });

    [Fact]
    public void The_older_of_two_processes_with_one_name_closes_its_sessions_at_its_next_renewal_and_stops() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 2);
        var older = replicas.Start("one");
        var session = await older.Acquire(Cancellation);
        var newer = replicas.Start("one");
        var kept = await newer.Acquire(Cancellation);
        var before = replicas.Clock.GetUtcNow();

        await replicas.Until(() => session.Lost.IsCancellationRequested, Step);

        Assert.True(replicas.Clock.GetUtcNow() - before < TimeSpan.FromSeconds(5));
        Assert.Equal(["000001"], replicas.Superseded);
        var refusal = await Assert.ThrowsAsync<EppNotSentException>(async () => await older.Acquire(Cancellation));
        Assert.Equal(EppNotSentReason.NoSlot, refusal.Reason);
        Assert.False(kept.Lost.IsCancellationRequested);
    });

    [Fact]
    public void A_slot_of_a_replica_that_died_is_free_after_its_lease_and_not_before() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 1);
        var died = replicas.Start("one");
        await died.Acquire(Cancellation);
        await died.DisposeAsync();
        var start = replicas.Clock.GetUtcNow();

        var waiting = replicas.Start("two").Acquire(Cancellation).AsTask();
        await replicas.Until(() => waiting.IsCompleted, Step);

        Assert.True(replicas.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(10));
    });

    [Fact]
    public void A_slot_is_kept_as_long_as_it_is_renewed() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 1);
        var session = await replicas.Start("one").Acquire(Cancellation);
        using var patience = new CancellationTokenSource();
        var waiting = replicas.Start("two").Acquire(patience.Token).AsTask();

        await replicas.Pass(TimeSpan.FromMinutes(1));

        Assert.False(session.Lost.IsCancellationRequested);
        Assert.False(waiting.IsCompleted);
        await session.DisposeAsync();
        await replicas.Until(() => waiting.IsCompletedSuccessfully, Step);
    });

    [Fact]
    public void Who_cannot_renew_closes_its_sessions_before_the_lease_ends_and_begins_nothing() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 2, commandsPerSecond: 10);
        var slots = replicas.Start("one");
        var session = await slots.Acquire(Cancellation);
        var until = (await replicas.Budget())!.Slots.Single().Until;
        replicas.Memory.Faults.Disconnect();

        var noSlot = await Assert.ThrowsAsync<EppNotSentException>(async () => await slots.Acquire(Cancellation));
        var noTurn = await Assert.ThrowsAsync<EppNotSentException>(async () => await slots.WaitTurn(Cancellation));
        await replicas.Until(() => session.Lost.IsCancellationRequested, Step);

        Assert.Equal((EppNotSentReason.NoSlot, EppNotSentReason.NoSlot), (noSlot.Reason, noTurn.Reason));
        Assert.True(replicas.Clock.GetUtcNow() <= until - TimeSpan.FromSeconds(1));
        await session.DisposeAsync();
        replicas.Memory.Faults.Cease();
        await using var again = await slots.Acquire(Cancellation);
        await slots.WaitTurn(Cancellation);
    });

    [Fact]
    public void A_grant_whose_answer_was_lost_is_not_used_and_ends_by_itself() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 1);
        var slots = replicas.Start("one");
        replicas.Memory.Faults.LoseAnswer(BuildingBlocks.State.InMemory.StoreOperation.Insert);

        await Assert.ThrowsAsync<EppNotSentException>(async () => await slots.Acquire(Cancellation));
        Assert.Single((await replicas.Budget())!.Slots);

        var waiting = slots.Acquire(Cancellation).AsTask();
        await replicas.Until(() => waiting.IsCompletedSuccessfully, Step);
    });

    [Fact]
    public void A_refused_login_stops_logins_in_all_replicas() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 4);
        var one = replicas.Start("one");
        var two = replicas.Start("two");
        await one.Acquire(Cancellation);
        replicas.Clock.Advance(Step);

        one.Report(EppSlotSignal.LoginRefused, TimeSpan.FromMinutes(30));
        for (var round = 0; (await replicas.Budget())!.LoginsStoppedUntil is null && round < 1000; round++)
            await Replicas.Settle();

        var refusal = await Assert.ThrowsAsync<EppNotSentException>(async () => await two.Acquire(Cancellation));
        Assert.Equal(EppNotSentReason.AuthenticationStopped, refusal.Reason);
        Assert.Equal(TimeSpan.FromMinutes(30), refusal.RetryAfter);
    });

    [Fact]
    public void A_grant_that_comes_when_its_caller_has_given_up_is_still_his_to_give_back() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 1);
        var slots = replicas.Start("one");
        using var patience = new CancellationTokenSource();
        var asking = slots.Acquire(patience.Token).AsTask();
        Assert.False(asking.IsCompleted);
        await patience.CancelAsync();

        await (await asking).DisposeAsync();

        Assert.Empty((await replicas.Budget())!.Slots);
    });

    [Fact]
    public void Who_would_have_to_wait_is_told_before_he_takes_work() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 2);
        var one = replicas.Start("one");
        var two = replicas.Start("two");
        Assert.True(await two.IsAnyLeft(Cancellation));
        await one.Acquire(Cancellation);
        Assert.True(await two.IsAnyLeft(Cancellation));

        var last = await one.Acquire(Cancellation);
        Assert.False(await two.IsAnyLeft(Cancellation));

        // What an earlier start held is its own again.
        Assert.True(await replicas.Start("one").IsAnyLeft(Cancellation));
        // A refusal is to be met and told of, not waited for.
        replicas.Clock.Advance(Step);
        one.Report(EppSlotSignal.LoginRefused, TimeSpan.FromMinutes(30));
        await last.DisposeAsync();
        Assert.True(await two.IsAnyLeft(Cancellation));
        await Assert.ThrowsAsync<EppNotSentException>(async () => await two.Acquire(Cancellation));
    });

    [Fact]
    public void What_the_store_could_not_be_told_is_told_with_a_later_renewal() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 4);
        var one = replicas.Start("one");
        var two = replicas.Start("two");
        await one.Acquire(Cancellation);
        await two.Acquire(Cancellation);
        replicas.Memory.Faults.Disconnect();
        one.Report(EppSlotSignal.SessionLimit, TimeSpan.FromSeconds(60));
        await replicas.Pass(TimeSpan.FromSeconds(1));
        replicas.Memory.Faults.Cease();

        for (var tenths = 0; (await replicas.Budget())!.ShrunkTo is null && tenths < 100; tenths++)
            await replicas.Pass(Step);

        Assert.Equal(1, (await replicas.Budget())!.ShrunkTo);
        using var patience = new CancellationTokenSource();
        var third = two.Acquire(patience.Token).AsTask();
        await replicas.Pass(TimeSpan.FromSeconds(5));
        Assert.False(third.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    });

    [Fact]
    public void Without_a_rate_no_turn_touches_the_store() => OneThread.Run(async () =>
    {
        await using var replicas = new Replicas(limit: 1);
        replicas.Memory.Faults.Disconnect();

        await replicas.Start("one").WaitTurn(Cancellation);
    });
}
