using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.BuildingBlocks.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>
/// The way a worker writes its documents: what a change has to say is stored in the same write, published right after it with a
/// confirm, and cleared later. When a method returns, the caller may acknowledge: whatever the broker did not take stays stored, and
/// the sweep publishes it.
/// </summary>
public sealed class Documents<TState>(
    StateDefinition<TState> definition,
    IStateStore<TState> store,
    IOutgoingPublisher publisher,
    OutboxClearing<TState> clearing,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
    where TState : Document
{
    /// <summary>The document with this id, or null.</summary>
    public Task<TState?> Find(string id, CancellationToken cancellationToken) => store.Find(id, cancellationToken);

    /// <summary>The document that holds a value of a unique key, or null.</summary>
    public Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken) =>
        store.FindBy(uniqueKey, value, cancellationToken);

    /// <summary>The documents that share a value of a lookup key.</summary>
    public Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken) =>
        store.FindAll(lookupKey, value, limit, cancellationToken);

    /// <summary>Stores a new document with what it says, then publishes that. The taken key, where one was, comes back and nothing is said.</summary>
    public async Task<InsertResult<TState>> Insert(TState state, IReadOnlyList<Announcement> say, CancellationToken cancellationToken)
    {
        var traced = Traced(state);
        var spoken = Write(say, traced);
        var result = await store.Insert(clearing.Outgoing(traced, spoken), cancellationToken);
        if (result.Stored is not null)
            await Publish(state.Id, spoken, cancellationToken);
        return result;
    }

    /// <summary>Saves a document; there is nothing to say. Null when another write came first.</summary>
    public Task<TState?> Save(TState state, CancellationToken cancellationToken) =>
        store.Save(clearing.Outgoing(Traced(state), []), cancellationToken);

    /// <summary>Saves a document with what the change says, then publishes that. Null when another write came first: nothing is said.</summary>
    public async Task<TState?> Save(TState state, IReadOnlyList<Announcement> say, CancellationToken cancellationToken) =>
        await Save(state, Write(say, state), cancellationToken);

    /// <summary>The same with messages that are already written down, e.g. a first answer that is given again.</summary>
    public async Task<TState?> Save(TState state, IReadOnlyList<OutgoingMessage> say, CancellationToken cancellationToken)
    {
        var machineNow = machineClock.GetUtcNow();
        OutgoingMessage[] spoken = [.. say.Select(message => Outgoing.Again(message, machineNow))];
        var saved = await store.Save(clearing.Outgoing(Traced(state), spoken), cancellationToken);
        if (saved is not null)
            await Publish(saved.Id, spoken, cancellationToken);
        return saved;
    }

    /// <summary>The same for who does not look at the document again: whether it was saved. Costs one reading of it less.</summary>
    public async Task<bool> Replace(TState state, IReadOnlyList<Announcement> say, CancellationToken cancellationToken)
    {
        var traced = Traced(state);
        var spoken = Write(say, traced);
        var isSaved = await store.Replace(clearing.Outgoing(traced, spoken), cancellationToken);
        if (isSaved)
            await Publish(state.Id, spoken, cancellationToken);
        return isSaved;
    }

    /// <summary>
    /// Says something that no change stands behind: an answer to a question, or a first answer again. Nothing is stored; when the broker
    /// cannot be reached, the message that asked is held and tried again. An answer that nobody listens to is dropped.
    /// </summary>
    public Task Say(IReadOnlyList<Announcement> say, CancellationToken cancellationToken) => Say(Write(say, about: null), cancellationToken);

    /// <summary>The same with messages that are already written down.</summary>
    public async Task Say(IReadOnlyList<OutgoingMessage> say, CancellationToken cancellationToken)
    {
        var machineNow = machineClock.GetUtcNow();
        var outcomes = await Task.WhenAll(say.Select(message => publisher.Publish(Outgoing.Again(message, machineNow), cancellationToken)));
        if (outcomes.Contains(Publication.Failed))
            throw new TransientException("The broker did not take an answer.");
    }

    /// <summary>Ids in a lane that are due and unclaimed, oldest first.</summary>
    public Task<IReadOnlyList<string>> Due(string lane, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        store.Due(lane, now, machineClock.GetUtcNow(), limit, cancellationToken);

    /// <summary>A page of ids in a lane that are due and unclaimed, another one for each replica that asks; see <see cref="SweepPage"/>.</summary>
    public async Task<IReadOnlyList<string>> DuePage(string lane, DateTimeOffset now, int size, CancellationToken cancellationToken) =>
        SweepPage.From(await Due(lane, now, SweepPage.Window(size), cancellationToken), size);

    /// <summary>Ids in these lanes whose claim ran out before its holder said how it ended, the longest abandoned first.</summary>
    public Task<IReadOnlyList<string>> Abandoned(IReadOnlyCollection<string> lanes, int limit, CancellationToken cancellationToken) =>
        store.Abandoned(lanes, machineClock.GetUtcNow(), limit, cancellationToken);

    /// <summary>Claims a due document for a while; null when somebody else has it or it is not due any more.</summary>
    public async Task<TState?> Claim(string id, string owner, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claimed = await store.Claim(id, owner, now, machineClock.GetUtcNow(), lease, cancellationToken);
        // Whoever had it before never wrote how it ended.
        if (claimed is { Claims: > 1 })
            WorkerMeters.TookOver(definition.Worker, definition.Collection);
        return claimed;
    }

    /// <summary>A page of documents in the order of their ids.</summary>
    public Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
        store.Page(afterId, limit, cancellationToken);

    /// <summary>An announcement as it would be stored now.</summary>
    public OutgoingMessage Write(Announcement announcement) => Outgoing.Write(announcement, machineClock.GetUtcNow());

    private OutgoingMessage[] Write(IReadOnlyList<Announcement> say, TState? about)
    {
        var machineNow = machineClock.GetUtcNow();
        return [.. say.Select(announcement => Outgoing.Write(announcement, machineNow, about?.TraceParent))];
    }

    /// <summary>The document remembers the trace in which it was changed last; further changes in the same trace leave it as it is.</summary>
    private static TState Traced(TState state) =>
        TraceParents.Current is { } current && !TraceParents.AreOfOneTrace(current, state.TraceParent)
            ? state with { TraceParent = current }
            : state;

    private async Task Publish(string documentId, OutgoingMessage[] messages, CancellationToken cancellationToken)
    {
        if (messages is [var only])
        {
            if (await publisher.Publish(only, cancellationToken) == Publication.Confirmed)
                clearing.Confirmed(new OutgoingReference(documentId, only.Id));
            return;
        }

        // Started together: a confirm costs a round trip, and the order among events carries no meaning.
        var outcomes = await Task.WhenAll(messages.Select(message => publisher.Publish(message, cancellationToken)));
        for (var i = 0; i < messages.Length; i++)
        {
            if (outcomes[i] == Publication.Confirmed)
                clearing.Confirmed(new OutgoingReference(documentId, messages[i].Id));
        }
    }
}
