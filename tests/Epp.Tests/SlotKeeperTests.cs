using DomainWorkers.Epp.Tests.Peer;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class SlotKeeperTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(100);

    [Fact]
    public async Task A_keeper_that_refuses_at_once_reaches_the_caller_and_leaves_nothing_behind()
    {
        var keeper = new Keeper();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { MaxSessions = 1 }, slots: keeper);

        keeper.Refusal = new EppNotSentException(EppNotSentReason.AuthenticationStopped, "stopped elsewhere") { RetryAfter = Idle };
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
            Assert.Equal((EppNotSentReason.AuthenticationStopped, Idle), (failure.Reason, failure.RetryAfter));
        }

        keeper.Refusal = new InvalidOperationException("the store is away");
        await Assert.ThrowsAsync<InvalidOperationException>(() => pool.Check());
        keeper.Refusal = null;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(1000, (await pool.Check($"check-{attempt}")).Result.Code);
        }

        Assert.Single(registry.Connections);
    }

    [Fact]
    public async Task A_keeper_that_fails_in_the_middle_leaves_the_session_and_the_place()
    {
        var keeper = new Keeper();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { MaxSessions = 1 }, slots: keeper);
        await pool.Check();

        keeper.TurnRefusal = new InvalidOperationException("the store is away");
        await Assert.ThrowsAsync<InvalidOperationException>(() => pool.Create());
        keeper.TurnRefusal = null;

        Assert.Equal(1000, (await pool.Check("check-2")).Result.Code);
        Assert.Single(registry.Connections);
        Assert.DoesNotContain(registry.Frames, frame => frame.Contains("create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upkeep_goes_on_after_the_keeper_failed()
    {
        var keeper = new Keeper();
        var trace = new RecordingTrace();
        var clock = new FakeTimeProvider();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { IdleTimeout = Idle }, clock, keeper, trace);
        await pool.Check();
        keeper.TurnRefusal = new InvalidOperationException("the store is away");

        await Eventually.True(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return trace.Of<EppUpkeepFailed>().Any() && pool.Status.Sessions == 0;
        });
        keeper.TurnRefusal = null;
        await pool.Check("check-2");
        await Eventually.True(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return registry.Connections.Last().Commands.Any(command => command.Verb == "hello") || pool.Status.Sessions == 0;
        });

        Assert.Equal(nameof(InvalidOperationException), trace.Of<EppUpkeepFailed>().First().Failure);
        Assert.Equal(2, registry.Connections.Count);
    }

    [Fact]
    public async Task A_limit_hit_in_the_middle_of_a_session_is_reported_too()
    {
        var keeper = new Keeper();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Verb == "create" ? 2502 : 1000));
        await using var pool = registry.Pool(slots: keeper);

        Assert.Equal(EppCodeClass.SessionLimit, (await pool.Create()).Class(isTransform: true));

        Assert.Equal([EppSlotSignal.SessionLimit], keeper.Signals);
        Assert.Equal(1, pool.Status.HeldBack);
        Assert.Equal(1000, (await pool.Check()).Result.Code);
    }

    [Fact]
    public async Task A_hello_gets_the_greeting_and_needs_no_command()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool();

        var greeting = await pool.Hello(TestContext.Current.CancellationToken);

        Assert.Equal("Test EPP server", greeting.ServerId);
        Assert.Equal(["login", "hello"], Assert.Single(registry.Connections).Commands.Select(command => command.Verb));
    }

    private sealed class Keeper : IEppSlots
    {
        public Exception? Refusal { get; set; }

        public Exception? TurnRefusal { get; set; }

        public List<EppSlotSignal> Signals { get; } = [];

        public ValueTask<IEppSlot> Acquire(CancellationToken cancellationToken) =>
            Refusal is { } refusal ? throw refusal : ValueTask.FromResult<IEppSlot>(new Slot());

        public ValueTask WaitTurn(CancellationToken cancellationToken) =>
            TurnRefusal is { } refusal ? throw refusal : ValueTask.CompletedTask;

        public void Report(EppSlotSignal signal, TimeSpan pause) => Signals.Add(signal);

        private sealed class Slot : IEppSlot
        {
            public CancellationToken Lost => CancellationToken.None;

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
