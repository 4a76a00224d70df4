using System.Net.Mime;
using System.Text;
using MassTransit;

namespace DomainWorkers.TestKit;

/// <summary>Puts bytes on an exchange as they are, as a sender that is not .NET does.</summary>
internal static class RawSending
{
    public static async Task Send(
        IBus bus, string exchange, byte[] body, string? contentType, Guid messageId, string? routingKey, string? traceParent,
        CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{exchange}?type=topic"));
        await endpoint.Send(new Bytes(), context =>
        {
            context.MessageId = messageId;
            context.SourceAddress = null;
            context.Serializer = new AsIs(body, contentType is null ? null : new ContentType(contentType));
            context.ContentType = contentType is null ? null : new ContentType(contentType);
            if (traceParent is not null)
                context.Headers.Set("traceparent", traceParent);
            if (routingKey is not null)
                context.TrySetRoutingKey(routingKey);
        }, cancellationToken);
    }

    private sealed record Bytes;

    private sealed class AsIs(byte[] body, ContentType? contentType) : IMessageSerializer, MessageBody
    {
        public ContentType ContentType => contentType!;

        public long? Length => body.Length;

        public MessageBody GetMessageBody<T>(SendContext<T> context)
            where T : class => this;

        public Stream GetStream() => new MemoryStream(body, writable: false);

        public byte[] GetBytes() => body;

        public string GetString() => Encoding.UTF8.GetString(body);
    }
}
