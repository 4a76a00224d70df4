using System.Text;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>What a worker has set aside, read as the bytes that lie in the store.</summary>
internal static class Parked
{
    /// <summary>The parked documents of one routing key.</summary>
    public static async Task<IReadOnlyList<RawBsonDocument>> Of(Site site, string routingKey, string worker = "registry-submission") =>
        await site.Database(worker).GetCollection<RawBsonDocument>("parked")
            .Find(new BsonDocument("routingKey", routingKey)).ToListAsync();

    /// <summary>The body as whoever has the key reads it.</summary>
    public static byte[] Body(Site site, RawBsonDocument document) =>
        new BodySeal(Convert.FromBase64String(site.Settings["Parking__SealKey"]))
            .Open(document["sealedBody"].AsBsonBinaryData.Bytes, document["_id"].AsString);

    /// <summary>Whether a text stands anywhere in the bytes.</summary>
    public static bool Shows(RawBsonDocument document, string text) =>
        document.ToBson().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>How many documents a collection has.</summary>
    public static Task<long> Count(Site site, string collection, string worker = "registry-submission") =>
        site.Database(worker).GetCollection<BsonDocument>(collection).CountDocumentsAsync(new BsonDocument());
}
