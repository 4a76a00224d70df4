using DomainWorkers.Epp.Tests.Peer;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class LoginStopTests
{
    [Theory]
    [InlineData(2200)]
    [InlineData(2501)]
    public async Task A_refused_password_is_tried_once_however_many_callers_there_are(int code)
    {
        var slots = new RevocableSlots(8);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, code));
        await using var pool = registry.Pool(account => account with { MaxSessions = 8 }, new FakeTimeProvider(), slots);

        var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(index =>
            Assert.ThrowsAsync<EppNotSentException>(() => pool.Check($"check-{index}"))));

        Assert.All(failures, failure => Assert.Equal((EppNotSentReason.AuthenticationStopped, code), (failure.Reason, failure.LoginCode)));
        Assert.All(failures, failure => Assert.Equal(TimeSpan.FromMinutes(30), failure.RetryAfter));
        Assert.Single(registry.Frames);
        Assert.Equal((EppSlotSignal.LoginRefused, TimeSpan.FromMinutes(30)), Assert.Single(slots.Signals));
        Assert.Equal(EppNotSentReason.AuthenticationStopped, pool.Status.LoginsStopped);
        Assert.Equal(slots.Granted.Count, slots.Returned);
    }

    [Fact]
    public async Task Logins_resume_when_the_pause_is_over_and_not_a_second_earlier()
    {
        var clock = new FakeTimeProvider();
        var right = false;
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, right ? 1000 : 2200));
        await using var pool = registry.Pool(machineClock: clock);
        await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
        right = true;

        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        var early = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
        Assert.Equal(TimeSpan.FromSeconds(1), early.RetryAfter);
        Assert.Single(registry.Frames);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1000, (await pool.Check()).Result.Code);
        Assert.Null(pool.Status.LoginsStopped);
    }

    [Fact]
    public async Task An_operator_can_resume_logins_at_once()
    {
        var right = false;
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, right ? 1000 : 2200));
        await using var pool = registry.Pool(machineClock: new FakeTimeProvider());
        await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
        right = true;

        pool.ResumeLogins();

        Assert.Equal(1000, (await pool.Check()).Result.Code);
    }

    [Fact]
    public async Task Sessions_that_are_logged_in_go_on_while_logins_are_stopped()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Connection.Number == 1 ? 1000 : 2200));
        await using var pool = registry.Pool(machineClock: new FakeTimeProvider());
        await pool.Check();

        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(async index =>
            {
                try
                {
                    await pool.Check($"check-{index}");
                }
                catch (EppNotSentException failure)
                {
                    Assert.Equal(EppNotSentReason.AuthenticationStopped, failure.Reason);
                }
            }));

        Assert.InRange(registry.Connections.Count, 1, 2);
        Assert.Equal(1000, (await pool.Check("check-last")).Result.Code);
    }

    [Fact]
    public async Task An_authentication_failure_in_the_middle_of_a_session_stops_logins_too()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Verb == "create" ? 2501 : 1000));
        await using var pool = registry.Pool(machineClock: new FakeTimeProvider());

        Assert.Equal(EppCodeClass.Authentication, (await pool.Create()).Class(isTransform: true));
        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());

        Assert.Equal((EppNotSentReason.AuthenticationStopped, 2501), (failure.Reason, failure.LoginCode));
        Assert.Single(registry.Connections);
    }

    [Fact]
    public async Task A_refused_session_makes_the_pool_smaller_for_a_while_and_never_empty()
    {
        var clock = new FakeTimeProvider();
        var slots = new RevocableSlots(9);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Verb == "login" && command.Connection.Number > 1 ? 2502 : 1000));
        await using var pool = registry.Pool(account => account with { MaxSessions = 3 }, clock, slots);
        await pool.Check();

        for (var attempt = 0; attempt < 6; attempt++)
        {
            var failure = await Assert.ThrowsAsync<EppNotSentException>(() =>
                pool.Execute(new DomainInfo("example.cn"), Commands.Fresh($"info-{attempt}"), TestContext.Current.CancellationToken));
            Assert.Equal((EppNotSentReason.SessionLimit, 2502), (failure.Reason, failure.LoginCode));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(2, pool.Status.HeldBack);
        Assert.All(slots.Signals, signal => Assert.Equal((EppSlotSignal.SessionLimit, TimeSpan.FromSeconds(60)), signal));
        clock.Advance(TimeSpan.FromSeconds(61));
        await Eventually.True(() => pool.Status.HeldBack == 0);
    }

    [Fact]
    public async Task While_a_session_is_refused_the_next_callers_do_not_knock_at_the_door()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 2502));
        await using var pool = registry.Pool(account => account with { MaxSessions = 4, ReconnectDelay = TimeSpan.FromSeconds(1), MaxReconnectDelay = TimeSpan.FromSeconds(10) }, new FakeTimeProvider());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Assert.ThrowsAsync<EppNotSentException>(() => pool.Check($"check-{index}"))));

        Assert.Single(registry.Frames);
    }

    [Fact]
    public async Task Failed_connections_are_spaced_further_and_further_apart()
    {
        var clock = new FakeTimeProvider();
        await using var registry = ScriptedRegistry.Raw(_ => Task.CompletedTask);
        await using var pool = registry.Pool(
            account => account with { ReconnectDelay = TimeSpan.FromSeconds(1), MaxReconnectDelay = TimeSpan.FromSeconds(4) }, clock);
        var pauses = new List<double>();

        for (var attempt = 0; attempt < 4; attempt++)
        {
            var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
            var next = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
            Assert.Equal(failure.RetryAfter, next.RetryAfter);
            pauses.Add(failure.RetryAfter!.Value.TotalSeconds);
            clock.Advance(failure.RetryAfter.Value);
        }

        Assert.Equal([1, 2, 4, 4], pauses);
        Assert.Equal(4, registry.Accepted);
    }

    [Fact]
    public async Task A_registry_that_is_not_there_is_a_failed_connection()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { Host = "registry.invalid" });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());

        Assert.Equal(EppNotSentReason.ConnectFailed, failure.Reason);
    }
}
