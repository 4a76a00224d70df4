using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>What an undisturbed run does not show: a process that dies in the middle, and a store outside the process.</summary>
internal static class Rarities
{
    /// <summary>Nobody listens there; what is counted is the asking.</summary>
    public const int StorePort = 9;

    public static async Task Happen()
    {
        await DieInTheMiddle();
        await AskStore();
    }

    /// <summary>The first process dies with the claim; the next one takes it over when it has run out.</summary>
    private static async Task DieInTheMiddle()
    {
        await using var worker = await WorkerHarness.Start(new NoteModule());
        var notes = worker.Services.GetRequiredService<Documents<Note>>();
        var now = worker.MachineClock.GetUtcNow();
        await notes.Insert(new Note { Id = "n-1", Lane = "notes", Due = now }, [], CancellationToken.None);
        Assert.NotNull(await notes.Claim("n-1", "first", now, TimeSpan.FromSeconds(10), CancellationToken.None));

        worker.MachineClock.Advance(TimeSpan.FromSeconds(11));
        var taken = await notes.Claim("n-1", "second", worker.MachineClock.GetUtcNow(), TimeSpan.FromSeconds(10), CancellationToken.None);
        Assert.Equal(2, taken!.Claims);
    }

    private static async Task AskStore()
    {
        var options = new StoreOptions { Uri = $"mongodb://127.0.0.1:{StorePort}", Timeout = TimeSpan.FromMilliseconds(200) };
        using var store = new MongoStore(options);
        var documents = store.Create(new StateDefinition<ParkedMessage> { Worker = "registry-submission", Collection = "parked", Clock = DueClock.Machine });
        await Assert.ThrowsAsync<StoreUnavailableException>(() => documents.Find("any", CancellationToken.None));
    }
}

/// <summary>A worker as a newcomer would write it: it says nothing about figures or traces.</summary>
internal sealed class NoteModule : WorkerModule
{
    public override string Name => "notes";

    public override void Configure(WorkerBuilder worker) =>
        worker.AddConsumer<NoteConsumer, AskOperation>().AddDocuments<Note>("notes", DueClock.Machine);
}

/// <summary>What it keeps.</summary>
internal sealed record Note : Document;

/// <summary>Keeps a note of a question, and says so as the newcomer's own pump would: later.</summary>
internal sealed class NoteConsumer(Documents<Note> notes) : IConsumer<AskOperation>
{
    public async Task Consume(ConsumeContext<AskOperation> context) =>
        await notes.Insert(new Note { Id = context.Message.RequestId }, [], context.CancellationToken);
}
