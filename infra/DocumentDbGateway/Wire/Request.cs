using System.Buffers.Binary;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Wire;

/// <summary>A command: the document as it came, and the document sequence that may travel beside it.</summary>
internal sealed class Request
{
    // Read lazily: most commands are passed on with only a few of their fields looked at.
    private readonly BsonDocument _document;

    public Request(int requestId, byte[] body, string? sequenceName, byte[]? sequence)
    {
        RequestId = requestId;
        Body = body;
        SequenceName = sequenceName;
        Sequence = sequence;
        _document = new RawBsonDocument(body);
        if (_document.ElementCount == 0)
            throw new WireFormatException("an empty command");
        var first = _document.GetElement(0);
        Name = first.Name;
        Target = first.Value.IsString ? first.Value.AsString : "";
    }

    public int RequestId { get; }

    public byte[] Body { get; }

    public string? SequenceName { get; }

    public byte[]? Sequence { get; }

    public bool ExpectsReply { get; init; } = true;

    public bool IsLegacy { get; init; }

    public string? DatabaseOfQuery { get; init; }

    public string Name { get; }

    /// <summary>The value of the command's own field: for most commands the collection.</summary>
    public string Target { get; }

    public string Database => DatabaseOfQuery ?? (Find("$db") is { IsString: true } name ? name.AsString : "admin");

    public string Namespace => $"{Database}.{Target}";

    public BsonValue? Find(string field) => _document.TryGetValue(field, out var value) ? value : null;

    /// <summary>The logical session, as text.</summary>
    public string? Session =>
        Find("lsid") is BsonDocument session && session.TryGetValue("id", out var value) && value is BsonBinaryData id
            ? Convert.ToHexString(id.Bytes)
            : null;

    public long? TransactionNumber => Find("txnNumber") is { } number && (number.IsInt64 || number.IsInt32)
        ? number.ToInt64()
        : null;

    /// <summary>Part of a multi-statement transaction (and not merely a retryable write, which has a number too).</summary>
    public bool IsInTransaction => Find("autocommit") is { IsBoolean: true, AsBoolean: false };

    public bool StartsTransaction => Find("startTransaction") is { IsBoolean: true, AsBoolean: true };

    /// <summary>How many statements a write command has, in the sequence or in the array of the body.</summary>
    public int CountStatements(string field) =>
        Sequence is null || SequenceName != field
            ? Find(field) is { IsBsonArray: true } array ? array.AsBsonArray.Count : 0
            : Split(Sequence).Count();

    public IEnumerable<BsonDocument> Statements(string field) =>
        Sequence is null || SequenceName != field
            ? Find(field) is { IsBsonArray: true } array ? array.AsBsonArray.OfType<BsonDocument>() : []
            : Split(Sequence).Select(range => new RawBsonDocument(Sequence[range]));

    // The parser has checked that the lengths add up.
    private static IEnumerable<Range> Split(byte[] sequence)
    {
        for (var position = 0; position < sequence.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(sequence.AsSpan(position));
            yield return position..(position + length);
            position += length;
        }
    }
}
