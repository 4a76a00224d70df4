using System.Net.Mime;
using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using MassTransit.Serialization;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// Plain JSON in and out. Outgoing entries leave as the bytes that were stored; incoming bytes are those that the gate let through.
/// Nothing of a sender's fault or response address is ever read.
/// </summary>
internal sealed class ContractSerializer(ContentType contentType) : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    public static readonly ContentType Json = new("application/json");
    public static readonly ContentType Envelope = new("application/vnd.masstransit+json");

    public ContentType ContentType => contentType;

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class =>
        new BytesBody(context.Message is OutgoingMessage written
            ? written.Body
            : JsonSerializer.SerializeToUtf8Bytes(context.Message, context.Message.GetType(), MessageSerialization.Options));

    public ConsumeContext Deserialize(ReceiveContext receiveContext)
    {
        var json = receiveContext.TryGetPayload<GatedMessage>(out var gated) ? gated.Json : receiveContext.Body.GetBytes();
        return new BodyConsumeContext(receiveContext,
            new ContractSerializerContext(this, json, ContractMessageContext.From(receiveContext)));
    }

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new ContractSerializerContext(this, body.GetBytes(), new ContractMessageContext(null, headers, destinationAddress));

    public MessageBody GetMessageBody(string text) => new BytesBody(Encoding.UTF8.GetBytes(text));

    public void Probe(ProbeContext context) => context.CreateScope("json").Add("contentType", contentType.MediaType);

    private sealed class BytesBody(byte[] bytes) : MessageBody
    {
        public long? Length => bytes.Length;

        public Stream GetStream() => new MemoryStream(bytes, writable: false);

        public byte[] GetBytes() => bytes;

        public string GetString() => Encoding.UTF8.GetString(bytes);
    }
}
