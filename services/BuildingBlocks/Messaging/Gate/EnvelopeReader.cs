using System.Text.Json;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>Opens MassTransit's envelope as strictly as the gate reads a message, and takes out only the message, its types and its id.</summary>
public static class EnvelopeReader
{
    private const int MessageSlot = 0;
    private const int TypesSlot = 1;
    private const int IdSlot = 2;

    private static readonly SchemaNode Form = SchemaCompiler.Compile(
        """
        {
          "type": "object",
          "required": ["message"],
          "properties": {
            "message": { "type": "object" },
            "messageType": { "type": ["array", "null"], "maxItems": 64, "items": { "type": "string", "maxLength": 512 } },
            "messageId": { "type": ["string", "null"], "maxLength": 128 }
          }
        }
        """u8.ToArray(),
        "message", "messageType", "messageId");

    public static Envelope Read(ReadOnlyMemory<byte> body)
    {
        // The message inside may nest as deep as one that came without envelope.
        var walk = new JsonWalk(body.Span, Form, MessageSerialization.MaxDepth + 1);
        walk.Run();
        if (!walk.Violations.IsEmpty)
            return new Envelope.Rejected(walk.Violations.Items);

        return new Envelope.Opened(
            body[walk.Captured[MessageSlot]!.Value],
            walk.Captured[TypesSlot] is { } types ? Texts(body.Span[types]) : [],
            walk.Captured[IdSlot] is { } id ? JsonText.Read(body.Span[id]) : null);
    }

    private static List<string> Texts(ReadOnlySpan<byte> array)
    {
        var texts = new List<string>();
        var reader = new Utf8JsonReader(array);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
                texts.Add(reader.GetString()!);
        }

        return texts;
    }
}
