using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Registration;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A small worker: it writes each question down, and says with the same write what the test wants said.</summary>
internal sealed class RelayModule(Relay relay) : WorkerModule
{
    public const string WorkerName = "relay";

    public override string Name => WorkerName;

    public override void Configure(WorkerBuilder worker)
    {
        worker.Services.AddSingleton(relay);
        worker.AddConsumer<RelayConsumer, AskOperation>().AddDocuments<Note>("notes", DueClock.Machine);
    }
}

/// <summary>What the small worker does with a question.</summary>
internal sealed class Relay
{
    private int _calls;

    /// <summary>How often the consumer was called.</summary>
    public int Calls => _calls;

    /// <summary>Thrown for a call instead of doing anything; null does it.</summary>
    public Func<int, AskOperation, Exception?> Fails { get; init; } = (_, _) => null;

    /// <summary>What to say.</summary>
    public Func<AskOperation, object> Says { get; init; } = question => Answer(question);

    public Exception? Call(AskOperation question) => Fails(Interlocked.Increment(ref _calls), question);

    /// <summary>An event.</summary>
    public static OperationAnswered Answer(AskOperation question) => new()
    {
        Account = question.Account,
        RequestId = question.RequestId,
        At = question.IssuedAt,
        OrderId = question.OrderId,
        Kind = question.Kind,
        Known = false,
    };

    /// <summary>A command.</summary>
    public static SubmitRegistration Order(AskOperation question) => new()
    {
        Account = question.Account,
        OrderId = question.RequestId,
        IssuedAt = question.IssuedAt,
        DomainName = "relay.cn",
        Years = 1,
        ProfileId = "p-1",
    };
}

internal sealed record Note : Document
{
    public required string Text { get; init; }
}

internal sealed class RelayConsumer(Relay relay, Documents<Note> notes) : IConsumer<AskOperation>
{
    public async Task Consume(ConsumeContext<AskOperation> context)
    {
        var question = context.Message;
        if (relay.Call(question) is { } failure)
            throw failure;
        await notes.Insert(new Note { Id = question.RequestId, Text = question.OrderId },
            [new Announcement(relay.Says(question), question.RequestId)], context.CancellationToken);
    }
}

internal sealed class OutageException() : TransientException("for now");
