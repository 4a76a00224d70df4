using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>
/// Text in the order of a document engine: by the bytes of its UTF-8, which is the order of code points. .NET's ordinal order differs
/// where characters outside the basic plane meet those at its end.
/// </summary>
internal sealed class DocumentOrder : IComparer<string>, IComparer<DuePlace>
{
    public static readonly DocumentOrder Instance = new();

    public int Compare(string? left, string? right)
    {
        var a = left.AsSpan();
        var b = right.AsSpan();
        var same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
            return a.Length.CompareTo(b.Length);
        var (x, y) = (a[same], b[same]);
        return char.IsSurrogate(x) == char.IsSurrogate(y) ? x.CompareTo(y) : char.IsSurrogate(x) ? 1 : -1;
    }

    public int Compare(DuePlace left, DuePlace right)
    {
        var order = left.Due.CompareTo(right.Due);
        if (order == 0)
            order = Compare(left.DocumentId, right.DocumentId);
        return order != 0 ? order : Compare(left.MessageId, right.MessageId);
    }

    public static long Instant(DateTimeOffset instant) => BsonUtils.ToMillisecondsSinceEpoch(instant.UtcDateTime);

    public static DateTimeOffset Instant(long milliseconds) => new(BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(milliseconds));
}

/// <summary>An entry of an index on an instant.</summary>
/// <param name="Due">Milliseconds since the epoch, as stored.</param>
/// <param name="DocumentId">Whose instant.</param>
/// <param name="MessageId">Which outgoing message's; null for the document's own.</param>
internal readonly record struct DuePlace(long Due, string DocumentId, string? MessageId = null);
