using System.Collections.Concurrent;
using DomainWorkers.Epp.Tests.Peer;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class PoolTests
{
    [Fact]
    public async Task A_command_logs_in_once_and_is_answered_on_the_same_session()
    {
        await using var registry = ScriptedRegistry.Polite(command => command.Verb switch
        {
            "check" => Answers.Code(command, 1000, Answers.Checked("example.cn", true)),
            "create" => Answers.Code(command, 1000, Answers.Created("example.cn")),
            _ => Answers.Code(command, 1000),
        });
        await using var pool = registry.Pool();

        var check = await pool.Check();
        var create = await pool.Create();

        Assert.True(check.Data!.Find("EXAMPLE.cn")!.Available);
        Assert.Equal(new DateTimeOffset(2027, 11, 22, 10, 0, 0, TimeSpan.Zero), create.Data!.ExpiresAt);
        Assert.Equal("create-1", create.ClientTransactionId);
        Assert.Equal("SV-1000", create.ServerTransactionId);
        Assert.Equal(["login", "check", "create"], Verbs(Assert.Single(registry.Connections)));
        Assert.Equal("CN=registrar-a", registry.Connections.First().ClientCertificateSubject);
        Assert.Equal((1, 1), (pool.Status.Sessions, pool.Status.Idle));
        Assert.NotNull(pool.Status.ClientCertificateExpiresAt);
    }

    [Fact]
    public async Task Many_callers_share_no_more_sessions_than_there_may_be_and_each_gets_its_own_answer()
    {
        var busy = new ConcurrentDictionary<int, int>();
        var overlapped = 0;
        await using var registry = ScriptedRegistry.Polite(command =>
        {
            if (!busy.TryAdd(command.Connection.Number, 0))
            {
                Interlocked.Increment(ref overlapped);
            }

            return Answers.Code(command, 1000) with
            {
                Before = Task.Delay(1),
                Then = one => { busy.TryRemove(one.Number, out _); return Task.CompletedTask; },
            };
        });
        await using var pool = registry.Pool(account => account with { MaxSessions = 3 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(index => pool.Check($"check-{index}")));

        Assert.Equal(Enumerable.Range(0, 200).Select(index => $"check-{index}"), answers.Select(answer => answer.ClientTransactionId));
        Assert.InRange(registry.Connections.Count, 1, 3);
        Assert.Equal(0, overlapped);
        Assert.Equal(pool.Status.Sessions, pool.Status.Idle);
    }

    [Fact]
    public async Task A_pool_with_a_single_slot_of_a_shared_budget_still_serves_everybody()
    {
        var slots = new RevocableSlots(1);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using (var pool = registry.Pool(account => account with { MaxSessions = 4 }, slots: slots))
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(index => pool.Check($"check-{index}")));

            Assert.Single(registry.Connections);
        }

        Assert.Equal(slots.Granted.Count, slots.Returned);
    }

    [Fact]
    public async Task A_fresh_session_is_connected_after_the_call_began_and_takes_over_the_slot_of_an_idle_one()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { MaxSessions = 1 });
        await pool.Check();

        await pool.Execute(new DomainInfo("example.cn"), Commands.Fresh("info-1"), TestContext.Current.CancellationToken);

        Assert.Equal(["login", "check", "logout"], Verbs(registry.Connections.First()));
        Assert.Equal(["login", "info"], Verbs(registry.Connections.Last()));
        Assert.Equal(1, pool.Status.Sessions);
    }

    [Fact]
    public async Task A_session_that_lost_its_login_is_discarded_and_the_command_is_sent_once_more_on_a_fresh_one()
    {
        await using var registry = ScriptedRegistry.Polite(command =>
            Answers.Code(command, command.Verb == "create" && command.Connection.Number == 1 ? 2002 : 1000));
        await using var pool = registry.Pool();
        await pool.Check();

        var created = await pool.Create();

        Assert.Equal(1000, created.Result.Code);
        Assert.Equal(["login", "check", "create"], Verbs(registry.Connections.First()));
        Assert.Equal(["login", "create"], Verbs(registry.Connections.Last()));
    }

    [Fact]
    public async Task A_second_2002_is_the_answer()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Verb == "create" ? 2002 : 1000));
        await using var pool = registry.Pool();

        var created = await pool.Create();

        Assert.Equal(EppCodeClass.SessionLost, created.Class(isTransform: true));
        Assert.Equal(2, registry.Connections.Count);
        Assert.Equal(0, pool.Status.Sessions);
    }

    [Fact]
    public async Task The_lease_is_asked_again_before_the_repetition()
    {
        var asked = 0;
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Verb == "create" ? 2002 : 1000));
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Execute(
            new DomainCreate { Name = "example.cn" },
            Commands.Named("create-1") with { MayWrite = () => ++asked == 1 },
            TestContext.Current.CancellationToken));

        Assert.Equal(EppNotSentReason.LeaseLost, failure.Reason);
        Assert.Single(registry.Connections.SelectMany(one => one.Commands), command => command.Verb == "create");
    }

    [Theory]
    [InlineData(2500)]
    [InlineData(2502)]
    [InlineData(1500)]
    public async Task A_session_is_not_used_after_a_code_that_ends_it(int code)
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, command.Verb == "create" ? code : 1000));
        await using var pool = registry.Pool();

        Assert.Equal(code, (await pool.Create()).Result.Code);
        await pool.Check();

        Assert.Equal(["login", "create"], Verbs(registry.Connections.First()));
        Assert.Equal(2, registry.Connections.Count);
    }

    [Fact]
    public async Task A_lost_slot_cuts_its_session_and_leaves_the_command_under_way_unknown()
    {
        var slots = new RevocableSlots(2);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registry = ScriptedRegistry.Polite(command =>
        {
            if (command.Verb == "create")
            {
                arrived.SetResult();
                return PeerAnswer.Silence;
            }

            return Answers.Code(command, 1000);
        });
        await using var pool = registry.Pool(slots: slots);

        var creating = pool.Create();
        await arrived.Task;
        await slots.Granted.First().CancelAsync();
        var failure = await Assert.ThrowsAsync<EppUnknownOutcomeException>(() => creating);

        Assert.Equal(EppUnknownReason.ConnectionLost, failure.Reason);
        Assert.Equal(1, slots.Returned);
    }

    [Fact]
    public async Task A_slot_lost_while_the_command_waits_for_its_turn_sends_nothing()
    {
        var slots = new RevocableSlots(1);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { MaxSessions = 1 }, slots: slots);
        slots.OnTurn = _ =>
        {
            // The first turn is the login's, the second the command's.
            if (slots.Turns == 2)
            {
                slots.Granted.Single().Cancel();
            }

            return ValueTask.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Create());

        Assert.Equal(EppNotSentReason.SlotLost, failure.Reason);
        Assert.DoesNotContain(registry.Frames, frame => frame.Contains("example.cn", StringComparison.Ordinal));
        Assert.Equal(1, slots.Returned);
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_session_is_told_that_nothing_was_sent()
    {
        var release = new TaskCompletionSource();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000) with { Before = command.Verb == "create" ? release.Task : null });
        var clock = new FakeTimeProvider();
        await using var pool = registry.Pool(
            account => account with { MaxSessions = 1, SlotTimeout = TimeSpan.FromSeconds(5), CommandTimeout = TimeSpan.FromDays(1) }, clock);

        var first = pool.Create();
        await Eventually.True(() => registry.Frames.Count == 2);
        var second = pool.Check();
        await Eventually.Ends(second, clock, TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => second);
        release.SetResult();
        await first;

        Assert.Equal(EppNotSentReason.NoSlot, failure.Reason);
        Assert.Equal(["login", "create"], Verbs(registry.Connections.Single()));
    }

    [Fact]
    public async Task A_pool_that_closes_lets_commands_end_logs_out_and_serves_nobody_any_more()
    {
        var slots = new RevocableSlots(3);
        var release = new TaskCompletionSource();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registry = ScriptedRegistry.Polite(command =>
        {
            if (command.Verb == "create")
            {
                arrived.SetResult();
                return Answers.Code(command, 1000) with { Before = release.Task };
            }

            return Answers.Code(command, 1000);
        });
        var pool = registry.Pool(slots: slots);

        var creating = pool.Create();
        await arrived.Task;
        var closing = pool.DisposeAsync();
        var late = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
        release.SetResult();
        await closing;

        Assert.Equal(1000, (await creating).Result.Code);
        Assert.Equal(EppNotSentReason.Closed, late.Reason);
        Assert.Equal(["login", "create", "logout"], Verbs(registry.Connections.Single()));
        Assert.Equal((slots.Granted.Count, 0), (slots.Returned, pool.Status.Sessions));
        Assert.Equal(EppNotSentReason.Closed, (await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check())).Reason);
        await pool.DisposeAsync();
    }

    [Fact]
    public async Task Every_login_command_hello_and_logout_waits_for_its_turn()
    {
        var slots = new RevocableSlots(2);
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using (var pool = registry.Pool(slots: slots))
        {
            await pool.Check();
            await pool.Create();
        }

        Assert.Equal(4, slots.Turns);
        Assert.Equal(4, registry.Frames.Count);
    }

    [Fact]
    public async Task The_trace_tells_what_happened_to_each_command()
    {
        var trace = new RecordingTrace();
        await using var registry = ScriptedRegistry.Polite(command =>
            command.Verb == "create" ? PeerAnswer.Silence with { ThenClose = true } : Answers.Code(command, 1000));
        await using (var pool = registry.Pool(trace: trace))
        {
            await pool.Check();
            await Assert.ThrowsAsync<EppUnknownOutcomeException>(() => pool.Create());
        }

        Assert.Equal(["login", "domain:check"], trace.Of<EppCommandAnswered>().Select(one => one.Kind));
        Assert.Equal(("create-1", EppUnknownReason.ConnectionLost), trace.Of<EppCommandUnanswered>().Select(one => (one.ClientTransactionId, one.Reason)).Single());
        Assert.Equal("Test EPP server", trace.Of<EppSessionOpened>().Single().ServerId);
        Assert.Single(trace.Of<EppSessionClosed>());
    }

    private static IEnumerable<string> Verbs(PeerConnection connection) => connection.Commands.Select(command => command.Verb);
}
