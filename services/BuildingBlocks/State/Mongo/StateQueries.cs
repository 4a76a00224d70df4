using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>What a store asks, in the server's words. Each is answered from one of <see cref="StateIndexes"/>.</summary>
internal static class StateQueries
{
    public const string OutgoingId = Elements.Outgoing + "." + Elements.MessageId;
    public const string Messages = "messages";
    public const string Oldest = "oldest";

    public const string Count = "count";

    public static BsonDocument ByLane => new() { [Elements.Lane] = 1, [Elements.Due] = 1, [Elements.Id] = 1 };

    public static BsonDocument OldestFirst => new() { [Elements.Due] = 1, [Elements.Id] = 1 };

    public static BsonDocument LongestAbandonedFirst => new() { [Elements.ClaimedUntil] = 1, [Elements.Id] = 1 };

    public static BsonDocument HasDue => new(Elements.Due, Exists);

    /// <summary>How many messages are open, and since when the oldest is due.</summary>
    public static BsonDocument[] OpenOutgoing =>
    [
        new("$match", new BsonDocument(StateIndexes.OutgoingDue, Exists)),
        new("$group", new BsonDocument
        {
            [Elements.Id] = BsonNull.Value,
            [Messages] = new BsonDocument("$sum", new BsonDocument("$size", "$" + Elements.Outgoing)),
            [Oldest] = new BsonDocument("$min", new BsonDocument("$min", "$" + StateIndexes.OutgoingDue)),
        }),
    ];

    /// <summary>How many messages are open in the documents whose message is due first, and when the oldest of these was written.</summary>
    public static BsonDocument[] SomeOutgoing(int documents) =>
    [
        new("$match", new BsonDocument(StateIndexes.OutgoingDue, Exists)),
        new("$limit", documents),
        new("$group", new BsonDocument
        {
            [Elements.Id] = BsonNull.Value,
            [Messages] = new BsonDocument("$sum", new BsonDocument("$size", "$" + Elements.Outgoing)),
            [Oldest] = new BsonDocument("$min", new BsonDocument("$min", "$" + StateIndexes.OutgoingWritten)),
        }),
    ];

    public static BsonDocument Has(string element) => new(element, Exists);

    public static BsonDocument DueBy(DateTimeOffset now) =>
        new(Elements.Due, new BsonDocument { ["$lte"] = Instant(now), ["$exists"] = true });

    private static BsonDocument Exists => new("$exists", true);

    public static BsonDocument Due(string lane, DateTimeOffset now, DateTimeOffset machineNow) => new()
    {
        [Elements.Lane] = new BsonDocument { ["$eq"] = lane, ["$exists"] = true },
        [Elements.Due] = new BsonDocument("$lte", Instant(now)),
        [Elements.ClaimedUntil] = Unclaimed(machineNow),
    };

    public static BsonDocument WithText(string element, string value) =>
        new(element, new BsonDocument { ["$eq"] = value, ["$exists"] = true });

    public static BsonDocument InLanes(string element, string value) => new() { [Elements.Lane] = Exists, [element] = value };

    public static BsonDocument[] Forecast(DateTimeOffset at) =>
    [
        new("$match", new BsonDocument(Elements.Due, new BsonDocument { ["$lte"] = Instant(at), ["$exists"] = true })),
        new("$group", new BsonDocument
        {
            [Elements.Id] = "$" + Elements.Lane,
            [Count] = new BsonDocument("$sum", 1),
            [Oldest] = new BsonDocument("$min", "$" + Elements.Due),
        }),
    ];

    public static BsonDocument Abandoned(IEnumerable<string> lanes, DateTimeOffset machineNow) => new()
    {
        [Elements.ClaimedUntil] = new BsonDocument { ["$lt"] = Instant(machineNow), ["$exists"] = true },
        // In other words than $in, so that nobody walks through whole lanes: few claims run out, and many documents may stand in a lane.
        [Elements.Lane] = new BsonDocument("$not", new BsonDocument("$nin", new BsonArray(lanes))),
    };

    public static BsonDocument Claimable(string id, DateTimeOffset now, DateTimeOffset machineNow) => new()
    {
        [Elements.Id] = id,
        [Elements.Due] = new BsonDocument("$lte", Instant(now)),
        [Elements.ClaimedUntil] = Unclaimed(machineNow),
    };

    public static BsonDocument Claimed(DateTimeOffset machineNow) =>
        new(Elements.ClaimedUntil, new BsonDocument { ["$gte"] = Instant(machineNow), ["$exists"] = true });

    public static BsonDocument Pending(DateTimeOffset machineNow) =>
        new(StateIndexes.OutgoingDue, new BsonDocument { ["$lte"] = Instant(machineNow), ["$exists"] = true });

    public static BsonDateTime Instant(DateTimeOffset instant) => new(instant.UtcDateTime);

    public static DateTimeOffset Instant(BsonValue instant) => new(instant.ToUniversalTime());

    // True as well where nobody ever claimed it.
    private static BsonDocument Unclaimed(DateTimeOffset machineNow) => new("$not", new BsonDocument("$gte", Instant(machineNow)));
}
