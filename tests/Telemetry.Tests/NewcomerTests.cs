using System.Diagnostics;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;
using DomainWorkers.Telemetry.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>A worker that has no code about traces follows them all the same; nobody exports here, so what is seen is what is passed on.</summary>
public sealed class NewcomerTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Sender = $"00-{TraceId}-00f067aa0ba902b7-01";

    [Fact]
    public async Task The_trace_of_a_message_is_kept_in_the_document_that_it_makes()
    {
        await using var worker = await WorkerHarness.Start(new NoteModule());
        await Ask(worker, "q-1", Sender);

        var kept = (await worker.Find<Note>("q-1"))!.TraceParent!;

        Assert.StartsWith($"00-{TraceId}-", kept, StringComparison.Ordinal);
        Assert.False(kept.Contains("00f067aa0ba902b7", StringComparison.Ordinal), "the span of the worker, not of the sender");
        Assert.EndsWith("-01", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_later_by_whomever_belongs_to_the_trace_and_a_repeat_by_the_sweep_does_as_well()
    {
        await using var worker = await WorkerHarness.Start(new NoteModule());
        await Ask(worker, "q-1", Sender);
        worker.Broker.Fail();
        var notes = worker.Services.GetRequiredService<Documents<Note>>();

        Assert.Null(Activity.Current);
        await notes.Save((await worker.Find<Note>("q-1"))!, [Answer("q-1")], CancellationToken.None);
        await worker.AdvanceMachine(Outgoing.Grace);

        var attempts = worker.Broker.Attempts;
        Assert.Equal(2, attempts.Count);
        Assert.All(attempts, attempt => Assert.StartsWith($"00-{TraceId}-", attempt.TraceParent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00-zhang.wei@tea.example-13800001111-1-00f067aa0ba90-01")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task A_sender_without_a_trace_or_with_something_else_there_gets_a_new_one(string? traceParent)
    {
        await using var worker = await WorkerHarness.Start(new NoteModule());
        await Ask(worker, "q-1", traceParent);
        await Ask(worker, "q-2", traceParent);

        var kept = new[] { "q-1", "q-2" }.Select(async id => (await worker.Find<Note>(id))!.TraceParent!).Select(found => found.Result[..35]).ToList();

        Assert.All(kept, trace => Assert.Matches("^00-[0-9a-f]{32}$", trace));
        Assert.NotEqual(kept[0], kept[1]);
        Assert.DoesNotContain(kept, trace => trace.Contains(TraceId, StringComparison.Ordinal) || trace.EndsWith(new string('0', 32), StringComparison.Ordinal));
    }

    private static async Task Ask(WorkerHarness worker, string requestId, string? traceParent)
    {
        var question = new AskOperation { Account = "acme", RequestId = requestId, IssuedAt = worker.Clock.GetUtcNow(), OrderId = "o-1", Kind = OperationKind.Register };
        await worker.SendRaw(
            MessageAddress.Exchange(typeof(AskOperation)), JsonSerializer.SerializeToUtf8Bytes(question, MessageSerialization.Options),
            routingKey: "acme", traceParent: traceParent);
        await worker.Settled();
    }

    private static Announcement Answer(string requestId) =>
        new(new OperationAnswered { Account = "acme", RequestId = requestId, At = DateTimeOffset.UnixEpoch, OrderId = "o-1", Kind = OperationKind.Register, Known = false }, requestId);
}
