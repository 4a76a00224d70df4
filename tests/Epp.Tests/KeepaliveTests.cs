using DomainWorkers.Epp.Tests.Peer;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class KeepaliveTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_idle_session_says_hello_at_forty_percent_of_the_servers_patience()
    {
        var clock = new FakeTimeProvider();
        var hellos = new List<TimeSpan>();
        var slots = new RevocableSlots(1);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { IdleTimeout = Idle }, clock, slots);
        await pool.Check();
        var used = clock.GetUtcNow();
        slots.OnTurn = _ =>
        {
            hellos.Add(clock.GetUtcNow() - used);
            used = clock.GetUtcNow();
            return ValueTask.CompletedTask;
        };

        await Pass(clock, pool, TimeSpan.FromMinutes(10));

        // Ten minutes of silence without one would have ended the session six times over.
        Assert.Equal(15, hellos.Count);
        Assert.All(hellos, silence => Assert.InRange(silence, Idle * 0.4, (Idle * 0.4) + Step));
        Assert.Equal(["login", "check", .. hellos.Select(_ => "hello")], Assert.Single(registry.Connections).Commands.Select(command => command.Verb));
        Assert.Equal(1, pool.Status.Idle);
        Assert.All(registry.Frames, Schemas.AssertValid);
    }

    [Fact]
    public async Task A_session_whose_hello_gets_no_greeting_is_ended()
    {
        var clock = new FakeTimeProvider();
        var slots = new RevocableSlots(1);
        await using var registry = ScriptedRegistry.Raw(async connection =>
        {
            await connection.Send(Answers.Greeting());
            while (await connection.Receive() is { } command)
            {
                await connection.Send(command.Verb == "hello" ? "<html/>" : Answers.Response(1000, command.ClientTransactionId));
            }
        });
        await using var pool = registry.Pool(account => account with { IdleTimeout = Idle }, clock, slots);
        await pool.Check();

        await PassUntil(clock, pool, () => pool.Status.Sessions == 0);

        Assert.Equal(1, slots.Returned);
        await pool.Check("check-2");
        Assert.Equal(2, registry.Connections.Count);
    }

    [Fact]
    public async Task A_session_is_replaced_before_the_registry_cuts_it()
    {
        var clock = new FakeTimeProvider();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(
            account => account with { IdleTimeout = TimeSpan.FromHours(96), AbsoluteLifetime = TimeSpan.FromHours(23) }, clock);
        await pool.Check();

        clock.Advance(TimeSpan.FromHours(22));
        await pool.Check("check-2");
        Assert.Single(registry.Connections);
        clock.Advance(TimeSpan.FromHours(1));
        await pool.Check("check-3");

        Assert.Equal(2, registry.Connections.Count);
        await Eventually.True(() => registry.Connections.First().Commands.Count == 4);
        Assert.Equal("logout", registry.Connections.First().Commands[^1].Verb);
    }

    [Fact]
    public async Task A_session_that_slept_longer_than_the_server_waits_is_not_tried()
    {
        var clock = new FakeTimeProvider();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { IdleTimeout = Idle }, clock);
        await pool.Check();

        // The whole time passes in one go, as when a machine is suspended.
        clock.Advance(Idle);
        await pool.Check("check-2");

        Assert.Equal(2, registry.Connections.Count);
        Assert.DoesNotContain(registry.Connections.First().Commands, command => command.ClientTransactionId == "check-2");
    }

    [Fact]
    public async Task A_superfluous_session_is_given_back_and_hellos_do_not_keep_it()
    {
        var clock = new FakeTimeProvider();
        var slots = new RevocableSlots(2);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { IdleTimeout = Idle, ReleaseAfter = TimeSpan.FromSeconds(130) }, clock, slots);
        await pool.Check();

        await PassUntil(clock, pool, () => pool.Status.Sessions == 0);

        Assert.Equal(1, slots.Returned);
        Assert.Equal("logout", Assert.Single(registry.Connections).Commands[^1].Verb);
        Assert.Contains(registry.Connections.First().Commands, command => command.Verb == "hello");
    }

    [Fact]
    public async Task A_session_ended_by_the_server_gives_back_its_slot_without_being_asked_for()
    {
        var clock = new FakeTimeProvider();
        var slots = new RevocableSlots(1);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000) with { ThenClose = command.Verb == "check" });
        await using var pool = registry.Pool(account => account with { IdleTimeout = Idle }, clock, slots);
        await pool.Check();

        await PassUntil(clock, pool, () => slots.Returned == 1);

        Assert.Equal(0, pool.Status.Sessions);
        Assert.Single(registry.Connections);
    }

    /// <summary>Lets time pass in steps, and at each step waits until the pool has done what was due.</summary>
    private static async Task Pass(FakeTimeProvider clock, EppSessionPool pool, TimeSpan time)
    {
        var end = clock.GetUtcNow() + time;
        await PassUntil(clock, pool, () => clock.GetUtcNow() >= end);
    }

    private static async Task PassUntil(FakeTimeProvider clock, EppSessionPool pool, Func<bool> condition)
    {
        while (!condition())
        {
            clock.Advance(Step);
            await Eventually.True(async () =>
            {
                await pool.Tend();
                return pool.Status.Idle == pool.Status.Sessions;
            });
        }
    }
}
