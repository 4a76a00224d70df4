using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>
/// Reads the figures of one collection: each from the smallest index that knows it, none further than <see cref="StateFigures.Most"/>, and
/// nothing that the answer before made pointless.
/// </summary>
internal sealed class StateFiguresQuery(IMongoCollection<BsonDocument> documents, Type state)
{
    private static readonly CountOptions Bounded = new() { Limit = StateFigures.Most };

    private readonly bool _isDoubtful = typeof(IDoubtful).IsAssignableFrom(state);
    private readonly bool _isSetAside = typeof(ISetAside).IsAssignableFrom(state);

    public async Task<StateFigures> Read(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await Earliest(Elements.Due, cancellationToken);
        var unknown = _isDoubtful ? await Earliest(Elements.UnknownSince, cancellationToken) : null;
        Count("aggregate");
        var outgoing = await documents.Aggregate<BsonDocument>(StateQueries.SomeOutgoing(StateFigures.Most), options: null, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);
        return new StateFigures
        {
            OldestDue = due,
            DueItems = due <= now ? await HowMany(StateQueries.DueBy(now), cancellationToken) : 0,
            OutgoingMessages = outgoing?[StateQueries.Messages].ToInt64() ?? 0,
            OldestOutgoing = outgoing?[StateQueries.Oldest] is BsonDateTime oldest ? StateQueries.Instant(oldest) : null,
            OldestUnknown = unknown,
            Unknown = !_isDoubtful ? null : unknown is null ? 0 : await HowMany(StateQueries.Has(Elements.UnknownSince), cancellationToken),
            SetAside = _isSetAside ? await HowMany(StateQueries.Has(Elements.ParkedBecause), cancellationToken) : null,
        };
    }

    private async Task<DateTimeOffset?> Earliest(string element, CancellationToken cancellationToken)
    {
        Count("find");
        var first = await documents.Find(StateQueries.Has(element))
            .Sort(new BsonDocument(element, 1))
            .Limit(1)
            .Project(new BsonDocument(element, 1))
            .FirstOrDefaultAsync(cancellationToken);
        return first is null ? null : StateQueries.Instant(first[element]);
    }

    private Task<long> HowMany(BsonDocument filter, CancellationToken cancellationToken)
    {
        Count("aggregate");
        return documents.CountDocumentsAsync(filter, Bounded, cancellationToken);
    }

    private void Count(string command) => StoreCommands.Count(documents.CollectionNamespace, command);
}
