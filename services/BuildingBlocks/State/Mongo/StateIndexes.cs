using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>The indexes that a store's questions are answered from.</summary>
internal static class StateIndexes
{
    public const string OutgoingDue = Elements.Outgoing + "." + Elements.Due;

    public const string OutgoingWritten = Elements.Outgoing + "." + Elements.Written;

    public static IEnumerable<CreateIndexModel<RawBsonDocument>> Of(
        IReadOnlyList<string> uniqueKeys, IReadOnlyList<string> lookupKeys, Type state) =>
    [
        // Settled documents have no lane and take no room in it.
        Index("lane", new BsonDocument { [Elements.Lane] = 1, [Elements.Due] = 1, [Elements.Id] = 1 }, Elements.Lane),
        Index("due", new BsonDocument(Elements.Due, 1), Elements.Due),
        Index("claim", new BsonDocument(Elements.ClaimedUntil, 1), Elements.ClaimedUntil),
        Index("outgoing", new BsonDocument(OutgoingDue, 1), OutgoingDue),
        .. typeof(IDoubtful).IsAssignableFrom(state)
            ? [Index("unknown", new BsonDocument(Elements.UnknownSince, 1), Elements.UnknownSince)]
            : (CreateIndexModel<RawBsonDocument>[])[],
        .. typeof(ISetAside).IsAssignableFrom(state)
            ? [Index("parked", new BsonDocument(Elements.ParkedBecause, 1), Elements.ParkedBecause)]
            : (CreateIndexModel<RawBsonDocument>[])[],
        .. uniqueKeys.Select(key => Index(key, new BsonDocument(key, 1), key, isUnique: true)),
        .. lookupKeys.Select(key => Index(key, new BsonDocument { [key] = 1, [Elements.Id] = 1 }, key)),
    ];

    private static CreateIndexModel<RawBsonDocument> Index(string name, BsonDocument keys, string present, bool isUnique = false) =>
        new(keys, new CreateIndexOptions<RawBsonDocument>
        {
            Name = name,
            Unique = isUnique ? true : null,
            PartialFilterExpression = new BsonDocument(present, new BsonDocument("$exists", true)),
        });
}
