using System.Collections.Concurrent;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>
/// Stands in front of every consumer: lets through only what fits the published schema of its message, so that whatever passes is read
/// by <see cref="MessageSerialization.Options"/> without error and with every required part there. Safe for concurrent use.
/// </summary>
public sealed class SchemaGate
{
    private const int AccountSlot = 0;
    private const int OrderIdSlot = 1;

    private static readonly ConcurrentDictionary<Type, SchemaGate> Gates = new();

    private static readonly MessageRejected.Violation OtherMessage = new()
    {
        Path = "$.messageType",
        Rule = Rules.MessageType,
        Message = "must name the message of this exchange, or be absent",
    };

    private readonly SchemaNode _schema;
    private readonly string? _message;

    private SchemaGate(SchemaNode schema, string? message = null) => (_schema, _message) = (schema, message);

    /// <summary>The gate of a message type, from the schema that the type's own assembly carries; compiled once.</summary>
    public static SchemaGate For(Type message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Gates.GetOrAdd(message, Load);
    }

    /// <summary>A gate from the text of a schema.</summary>
    public static SchemaGate Compile(ReadOnlyMemory<byte> schema) => new(SchemaCompiler.Compile(schema, "account", "orderId"));

    /// <summary>Judges the JSON of one message.</summary>
    public GateVerdict Judge(ReadOnlyMemory<byte> body)
    {
        var walk = new JsonWalk(body.Span, _schema, MessageSerialization.MaxDepth);
        walk.Run();

        return walk.Violations.IsEmpty
            ? new GateVerdict.Fits(
                body,
                walk.UnknownProperties,
                Text(body.Span, walk.Captured[AccountSlot]),
                Text(body.Span, walk.Captured[OrderIdSlot]))
            : new GateVerdict.Rejected(walk.Violations.Items, WellFormedOrderId(body.Span, walk.Captured[OrderIdSlot]));
    }

    /// <summary>Judges a body as it came from the broker: its content type first, then its envelope where it has one, then the message.</summary>
    public GateVerdict Judge(ReadOnlyMemory<byte> body, string? contentType, string? contentEncoding = null)
    {
        if (ContentTypes.Form(contentType, contentEncoding) is not { } form)
            return new GateVerdict.Rejected([ContentTypes.Violation], OrderId: null);
        if (form == BodyForm.Message)
            return Judge(body);

        return EnvelopeReader.Read(body) switch
        {
            Envelope.Opened(_, var types, _) when !Names(types) => new GateVerdict.Rejected([OtherMessage], OrderId: null),
            Envelope.Opened(var message, _, var messageId) => Judge(message) switch
            {
                GateVerdict.Fits fits => fits with { EnvelopeMessageId = messageId },
                var rejected => rejected,
            },
            Envelope.Rejected(var violations) => new GateVerdict.Rejected(violations, OrderId: null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// A URN ends with the type's name; a sender's own copy of the record may stand in another namespace, and the exchange has said
    /// already what the message is.
    /// </summary>
    private bool Names(IReadOnlyList<string> types) =>
        _message is null || types.Count == 0 || types.Any(type => type[(type.LastIndexOfAny([':', '.', '+']) + 1)..] == _message);

    private static string? Text(ReadOnlySpan<byte> body, Range? place) => place is { } range ? JsonText.Read(body[range]) : null;

    /// <summary>The order id of a body that does not fit, only where it is itself as the contract wants it: it is repeated in the answer.</summary>
    private string? WellFormedOrderId(ReadOnlySpan<byte> body, Range? place)
    {
        if (place is not { } range || range.Equals(JsonWalk.Ambiguous))
            return null;

        var node = Array.Find(_schema.Properties, p => p.Capture == OrderIdSlot)!.Node;
        var walk = new JsonWalk(body[range], node, MessageSerialization.MaxDepth);
        walk.Run();
        return walk.Violations.IsEmpty ? Text(body, range) : null;
    }

    private static SchemaGate Load(Type message)
    {
        var name = $"schemas/{MessageAddress.Exchange(message)}.json";
        using var resource = message.Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{message.Name} has no published schema: {message.Assembly.GetName().Name} lacks {name}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return new(SchemaCompiler.Compile(bytes.ToArray(), "account", "orderId"), message.Name);
    }
}
