using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using MassTransit.Serialization;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>Reads one plain JSON body as whatever contract the endpoint's consumer asks for.</summary>
internal sealed class ContractSerializerContext(ContractSerializer serializer, ReadOnlyMemory<byte> json, MessageContext context)
    : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, context, [])
{
    // One queue carries one message type, so the consumer's type is the message's type.
    public override bool IsSupportedMessageType<T>() => true;

    public override bool IsSupportedMessageType(Type messageType) => true;

    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
        where T : class
    {
        message = JsonSerializer.Deserialize<T>(json.Span, MessageSerialization.Options);
        return message is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
    {
        message = JsonSerializer.Deserialize(json.Span, messageType, MessageSerialization.Options);
        return message is not null;
    }

    public override IMessageSerializer GetMessageSerializer() => serializer;

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => serializer;

    public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => serializer;

    public override Dictionary<string, object> ToDictionary<T>(T? message)
        where T : class => [];
}
