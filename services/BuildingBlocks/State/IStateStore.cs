namespace DomainWorkers.BuildingBlocks.State;

/// <summary>
/// Keeps documents of one kind. Every write is one conditional write of one document with majority acknowledgement, and every write is
/// safe to repeat. Any method may throw <see cref="Failures.StoreUnavailableException"/>: the write may then have been applied or not, and
/// whoever called reads again before deciding.
/// </summary>
public interface IStateStore<TState>
    where TState : Document
{
    /// <summary>The document with this id, or null.</summary>
    Task<TState?> Find(string id, CancellationToken cancellationToken);

    /// <summary>The document that holds a value of a unique key, or null.</summary>
    Task<TState?> FindBy(string uniqueKey, string value, CancellationToken cancellationToken);

    /// <summary>The documents that share a value of a lookup key, in the order of their ids; answered from an index.</summary>
    Task<IReadOnlyList<TState>> FindAll(string lookupKey, string value, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The documents that stand in a lane, due or not, and have this text at the top-level <paramref name="element"/>, in the order of their
    /// lanes and due times. Looks through the index of open work, so it is for people.
    /// </summary>
    Task<IReadOnlyList<TState>> InLanes(string element, string value, int limit, CancellationToken cancellationToken);

    /// <summary>How many documents will be due at an instant (the definition's clock), claimed or not, by lane.</summary>
    Task<IReadOnlyList<LaneForecast>> Forecast(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Stores a new document with version 1, unless its id or a unique key is taken: then nothing is written and the key is named.</summary>
    Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken);

    /// <summary>Replaces the document if its version is still the one that was read, and returns it with the next version; null if it is not.
    /// A violated unique key throws <see cref="UniqueKeyTakenException"/>.</summary>
    Task<TState?> Save(TState state, CancellationToken cancellationToken);

    /// <summary>The same for who does not look at the document again: whether it was saved.</summary>
    async Task<bool> Replace(TState state, CancellationToken cancellationToken) => await Save(state, cancellationToken) is not null;

    /// <summary>Ids in a lane that are due at <paramref name="now"/> (the definition's clock) and not claimed at <paramref name="machineNow"/>,
    /// oldest first, answered from an index.</summary>
    Task<IReadOnlyList<string>> Due(string lane, DateTimeOffset now, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken);

    /// <summary>Ids in these lanes whose claim ran out before its holder said how it ended: it died, or something of ours went wrong. The
    /// longest abandoned first, answered from an index.</summary>
    Task<IReadOnlyList<string>> Abandoned(
        IReadOnlyCollection<string> lanes, DateTimeOffset machineNow, int limit, CancellationToken cancellationToken);

    /// <summary>Claims a due document by one conditional write (version and claim count raised: a stale holder's save fails); null when it is not due, claimed or gone.</summary>
    Task<TState?> Claim(string id, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Documents with an outgoing message due at <paramref name="machineNow"/>, answered from an index.</summary>
    Task<IReadOnlyList<PendingMessage>> Pending(DateTimeOffset machineNow, int limit, CancellationToken cancellationToken);

    /// <summary>Removes confirmed messages, in one batch, without touching versions. A concurrent save may bring one back: harmless.</summary>
    Task Clear(IReadOnlyCollection<OutgoingReference> confirmed, CancellationToken cancellationToken);

    /// <summary>Gives an outgoing message another due time, because the broker returned it; without touching the version.</summary>
    Task Postpone(OutgoingReference message, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>A page of documents in the order of their ids, after <paramref name="afterId"/>: resumable, never skipping.</summary>
    Task<IReadOnlyList<TState>> Page(string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>What is open: for metrics, for "is anything left to do", and for clocks that jump.</summary>
    Task<StateSummary> Summarise(DateTimeOffset machineNow, CancellationToken cancellationToken);

    /// <summary>Figures about what is open, each from an index and bounded: for metrics. A store in between tells less.</summary>
    async Task<StateFigures> Measure(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        var summary = await Summarise(machineNow, cancellationToken);
        return new StateFigures
        {
            DueItems = summary.EarliestDue <= now ? 1 : 0,
            OldestDue = summary.EarliestDue,
            OutgoingMessages = summary.OutgoingMessages,
            OldestOutgoing = summary.OldestOutgoingDue,
        };
    }

    /// <summary>Creates the collection and its indexes where they are missing.</summary>
    Task Prepare(CancellationToken cancellationToken);
}

/// <summary>What became of an insert: stored, or the key that was taken (<c>_id</c> for the id).</summary>
public sealed record InsertResult<TState>(TState? Stored, string? TakenKey)
    where TState : Document;

/// <summary>What is due in one lane.</summary>
/// <param name="Lane">The lane; null where the documents are not found by one.</param>
/// <param name="Documents">How many.</param>
/// <param name="Earliest">The earliest due time among them.</param>
public sealed record LaneForecast(string? Lane, long Documents, DateTimeOffset Earliest);

/// <summary>An outgoing message and the document it stands in.</summary>
public sealed record PendingMessage(string DocumentId, OutgoingMessage Message);

/// <summary>Names an outgoing message.</summary>
public readonly record struct OutgoingReference(string DocumentId, string MessageId);

/// <summary>What is open in one kind of document.</summary>
/// <param name="Documents">How many there are; about so many, where counting them would mean looking at each.</param>
/// <param name="OpenClaims">How many are claimed right now.</param>
/// <param name="OutgoingMessages">How many messages the broker has not confirmed, or that are not cleared yet.</param>
/// <param name="OldestOutgoingDue">The earliest due time among them.</param>
/// <param name="EarliestDue">The earliest due time of the documents (the definition's clock).</param>
public sealed record StateSummary(
    long Documents, long OpenClaims, long OutgoingMessages, DateTimeOffset? OldestOutgoingDue, DateTimeOffset? EarliestDue);
