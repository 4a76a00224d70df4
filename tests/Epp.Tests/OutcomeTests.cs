using DomainWorkers.Epp.Tests.Peer;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class OutcomeTests
{
    private static string Good(PeerCommand command) => Answers.Response(1000, command.ClientTransactionId, Answers.Created("example.cn"));

    private static Dictionary<string, (Func<PeerCommand, PeerAnswer> Answer, EppUnknownReason Reason)> Losses { get; } = new()
    {
        ["no answer"] = (_ => PeerAnswer.Silence, EppUnknownReason.TimedOut),
        ["an answer that stops in the header"] = (_ => new PeerAnswer(null) { Then = one => one.SendRaw([0, 0]) }, EppUnknownReason.TimedOut),
        ["an answer that stops in the middle"] = (command => new PeerAnswer(null) { Then = one => one.SendRaw(PeerConnection.Frame(Good(command))[..50]) }, EppUnknownReason.TimedOut),
        ["a close"] = (_ => PeerAnswer.Silence with { ThenClose = true }, EppUnknownReason.ConnectionLost),
        ["a close in the middle"] = (command => new PeerAnswer(null) { Then = one => one.SendRaw(PeerConnection.Frame(Good(command))[..50]), ThenClose = true }, EppUnknownReason.ConnectionLost),
        ["a reset"] = (_ => new PeerAnswer(null) { Then = one => { one.Reset(); return Task.CompletedTask; } }, EppUnknownReason.ConnectionLost),
        ["a length of 2^31"] = (_ => new PeerAnswer(null) { Then = one => one.SendRaw([0x80, 0, 0, 0, 1, 2, 3]) }, EppUnknownReason.Malformed),
        ["a length of four"] = (_ => new PeerAnswer(null) { Then = one => one.SendRaw([0, 0, 0, 4]) }, EppUnknownReason.Malformed),
        ["a frame above the limit"] = (command => new PeerAnswer(Answers.Response(1000, command.ClientTransactionId, message: new string('x', 9000))), EppUnknownReason.Malformed),
        ["html"] = (_ => new PeerAnswer("<html/>"), EppUnknownReason.Malformed),
        ["a document type"] = (command => new PeerAnswer("<!DOCTYPE epp>" + Answers.Response(1000, command.ClientTransactionId)), EppUnknownReason.Malformed),
        ["a greeting"] = (_ => new PeerAnswer(Answers.Greeting()), EppUnknownReason.Malformed),
        ["data that cannot be read"] = (command => new PeerAnswer(Good(command).Replace("2026-11-22", "soon", StringComparison.Ordinal)), EppUnknownReason.Malformed),
        ["another clTRID"] = (_ => new PeerAnswer(Answers.Response(1000, "create-0")), EppUnknownReason.WrongTransaction),
        ["a clTRID in another case"] = (command => new PeerAnswer(Answers.Response(1000, command.ClientTransactionId.ToUpperInvariant())), EppUnknownReason.WrongTransaction),
        ["no clTRID"] = (_ => new PeerAnswer(Answers.Response(1000, null)), EppUnknownReason.WrongTransaction),
        ["a refusal with another clTRID"] = (_ => new PeerAnswer(Answers.Response(2302, "create-0")), EppUnknownReason.WrongTransaction),
        ["a syntax error with another clTRID"] = (_ => new PeerAnswer(Answers.Response(2001, "create-0")), EppUnknownReason.WrongTransaction),
    };

    public static TheoryData<string> Cases => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_lost_answer_is_unknown_and_its_session_is_never_used_again(string loss)
    {
        var (answer, reason) = Losses[loss];
        await using var registry = ScriptedRegistry.Polite(command => command.Verb == "create" ? answer(command) : Answers.Code(command, 1000));
        var clock = new FakeTimeProvider();
        await using var pool = registry.Pool(account => account with { MaxFrameBytes = 8192 }, clock);
        await pool.Check();

        var creating = pool.Create();
        if (reason == EppUnknownReason.TimedOut)
        {
            await Eventually.True(() => registry.Connections.First().Commands.Count == 3);
            await Eventually.Ends(creating, clock, TimeSpan.FromSeconds(10));
        }

        var failure = await Assert.ThrowsAsync<EppUnknownOutcomeException>(() => creating);
        var later = await pool.Check("check-2");

        Assert.Equal(reason, failure.Reason);
        Assert.NotEqual(default, failure.ClosedAt);
        Assert.Equal(1000, later.Result.Code);
        Assert.Equal(2, registry.Connections.Count);
        Assert.Equal(["login", "check", "create"], registry.Connections.First().Commands.Select(command => command.Verb));
        Assert.Equal(["login", "check"], registry.Connections.Last().Commands.Select(command => command.Verb));
    }

    [Fact]
    public async Task A_late_answer_is_not_taken_for_the_answer_to_the_next_command()
    {
        var release = new TaskCompletionSource();
        await using var registry = ScriptedRegistry.Polite(command => command.Verb == "create"
            ? new PeerAnswer(Good(command)) { Before = release.Task }
            : Answers.Code(command, 1000, Answers.Checked("example.cn", false)));
        var clock = new FakeTimeProvider();
        await using var pool = registry.Pool(machineClock: clock);

        var creating = pool.Create();
        await Eventually.True(() => registry.Frames.Count == 2);
        await Eventually.Ends(creating, clock, TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<EppUnknownOutcomeException>(() => creating);
        release.SetResult();

        Assert.Equal("check-1", (await pool.Check()).ClientTransactionId);
    }

    [Fact]
    public async Task An_answer_sent_twice_ends_the_session_before_the_next_command_is_written()
    {
        await using var registry = ScriptedRegistry.Polite(command => command.Verb == "create"
            ? new PeerAnswer(null) { Then = one => one.SendRaw([.. PeerConnection.Frame(Good(command)), .. PeerConnection.Frame(Good(command))]) }
            : Answers.Code(command, 1000));
        await using var pool = registry.Pool();

        var first = await pool.Create();
        var second = await pool.Check();

        Assert.Equal((1000, 1000), (first.Result.Code, second.Result.Code));
        Assert.Equal("check-1", second.ClientTransactionId);
        Assert.Equal(["login", "create"], registry.Connections.First().Commands.Select(command => command.Verb));
    }

    [Fact]
    public async Task A_session_the_server_ended_while_it_was_idle_costs_nothing()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000) with { ThenClose = command.Verb == "check" });
        await using var pool = registry.Pool();

        await pool.Check();
        await Eventually.True(() => pool.Status.Idle == 0);
        var created = await pool.Create();

        Assert.Equal(1000, created.Result.Code);
        Assert.Equal(2, registry.Connections.Count);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(2001)]
    [InlineData(2500)]
    public async Task A_server_that_could_not_read_the_frame_or_closes_may_leave_out_the_transaction_id(int code)
    {
        await using var registry = ScriptedRegistry.Polite(command =>
            command.Verb == "create" ? new PeerAnswer(Answers.Response(code, null)) : Answers.Code(command, 1000));
        await using var pool = registry.Pool();

        var response = await pool.Create();
        await pool.Check();

        Assert.Equal((code, (string?)null), (response.Result.Code, response.ClientTransactionId));
        Assert.Equal(2, registry.Connections.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_after_the_frame_was_written_is_told_that_the_outcome_is_unknown()
    {
        using var giveUp = new CancellationTokenSource();
        await using var registry = ScriptedRegistry.Polite(command =>
        {
            if (command.Verb == "create")
            {
                giveUp.Cancel();
                return PeerAnswer.Silence;
            }

            return Answers.Code(command, 1000);
        });
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppUnknownOutcomeException>(() =>
            pool.Execute(new DomainCreate { Name = "example.cn" }, Commands.Named("create-1"), giveUp.Token));

        Assert.Equal(EppUnknownReason.Abandoned, failure.Reason);
    }

    [Fact]
    public async Task A_caller_who_gave_up_before_has_sent_nothing()
    {
        using var giveUp = new CancellationTokenSource();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool();
        await pool.Check();
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pool.Execute(new DomainCreate { Name = "example.cn" }, Commands.Named("create-1"), giveUp.Token));
        await pool.Check("check-2");

        Assert.DoesNotContain(registry.Connections.SelectMany(one => one.Commands), command => command.Verb == "create");
        Assert.Single(registry.Connections);
    }

    [Fact]
    public async Task A_lease_that_is_over_stops_the_frame_and_keeps_the_session()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Execute(
            new DomainCreate { Name = "example.cn" },
            Commands.Named("create-1") with { MayWrite = () => false },
            TestContext.Current.CancellationToken));
        await pool.Check();

        Assert.Equal(EppNotSentReason.LeaseLost, failure.Reason);
        Assert.Equal(["login", "check"], Assert.Single(registry.Connections).Commands.Select(command => command.Verb));
    }

    [Fact]
    public async Task A_server_that_sends_byte_by_byte_is_understood()
    {
        await using var registry = ScriptedRegistry.Raw(async connection =>
        {
            await connection.Dribble(Answers.Greeting());
            while (await connection.Receive() is { } command)
            {
                await connection.Dribble(Good(command));
            }
        });
        await using var pool = registry.Pool();

        Assert.Equal("example.cn", (await pool.Create()).Data!.Name);
    }

    [Fact]
    public async Task A_server_that_sends_an_octet_now_and_then_does_not_stretch_the_time_limit()
    {
        var clock = new FakeTimeProvider();
        await using var registry = ScriptedRegistry.Polite(command => command.Verb != "create"
            ? Answers.Code(command, 1000)
            : new PeerAnswer(null)
            {
                Then = async one =>
                {
                    // Each octet comes a second after the one before: together they would take minutes.
                    foreach (var octet in PeerConnection.Frame(Good(command)))
                    {
                        await one.SendRaw([octet]);
                        clock.Advance(TimeSpan.FromSeconds(1));
                    }
                },
            });
        await using var pool = registry.Pool(account => account with { CommandTimeout = TimeSpan.FromSeconds(30) }, clock);

        var failure = await Assert.ThrowsAsync<EppUnknownOutcomeException>(() => pool.Create());

        Assert.Equal(EppUnknownReason.TimedOut, failure.Reason);
    }
}
