using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>The bytes of a document, and what the indexes know of it. Nobody changes it: a write puts another one in its place.</summary>
internal sealed class StoredDocument
{
    public required byte[] Bytes { get; init; }

    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string? Lane { get; init; }

    public required long? Due { get; init; }

    public required long? ClaimedUntil { get; init; }

    public required IReadOnlyList<DuePlace> Outgoing { get; init; }

    /// <summary>The values of the unique keys, in the order of the definition.</summary>
    public required IReadOnlyList<BsonValue?> Keys { get; init; }

    public static StoredDocument Of(byte[] bytes, IReadOnlyList<string> uniqueKeys)
    {
        var document = BsonForm.Read<BsonDocument>(bytes);
        var id = document[Elements.Id].AsString;
        return new StoredDocument
        {
            Bytes = bytes,
            Id = id,
            Version = document[Elements.Version].ToInt64(),
            Lane = At(document, Elements.Lane)?.AsString,
            Due = At(document, Elements.Due)?.AsBsonDateTime.MillisecondsSinceEpoch,
            ClaimedUntil = At(document, Elements.ClaimedUntil)?.AsBsonDateTime.MillisecondsSinceEpoch,
            Outgoing =
            [
                .. document.GetValue(Elements.Outgoing, new BsonArray()).AsBsonArray.Select(message =>
                    new DuePlace(message[Elements.Due].AsBsonDateTime.MillisecondsSinceEpoch, id, message[Elements.MessageId].AsString)),
            ],
            Keys = [.. uniqueKeys.Select(path => At(document, path))],
        };
    }

    /// <summary>The text at a path; null where there is none.</summary>
    public string? TextAt(string path) => At(BsonForm.Read<BsonDocument>(Bytes), path) is BsonString text ? text.Value : null;

    private static BsonValue? At(BsonDocument document, string path)
    {
        BsonValue? value = document;
        foreach (var name in path.Split('.'))
            value = value is BsonDocument inner && inner.TryGetValue(name, out var found) ? found : null;
        return value is null or BsonNull ? null : value;
    }
}
