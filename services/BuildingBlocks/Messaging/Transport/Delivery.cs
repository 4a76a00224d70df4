using MassTransit;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>What the transport says of a delivery, on RabbitMQ and in memory alike.</summary>
/// <param name="MessageId">The sender's message id; any text, not only a UUID.</param>
/// <param name="RoutingKey">The routing key: the account, where the sender kept to the rules.</param>
/// <param name="UserId">The broker's user, checked by the broker; null in memory and where the sender left it out.</param>
/// <param name="ContentType">The content type as the sender wrote it.</param>
/// <param name="ContentEncoding">The content encoding as the sender wrote it.</param>
internal readonly record struct Delivery(
    string? MessageId, string? RoutingKey, string? UserId, string? ContentType, string? ContentEncoding = null)
{
    public static Delivery Of(ReceiveContext context)
    {
        if (context.TryGetPayload<RabbitMqBasicConsumeContext>(out var rabbit))
        {
            var properties = rabbit.Properties;
            return new(properties.MessageId, rabbit.RoutingKey, properties.UserId, properties.ContentType, properties.ContentEncoding);
        }

        var headers = context.TransportHeaders;
        context.TryGetPayload<RoutingKeyConsumeContext>(out var routed);
        return new(headers.Get<string>(MessageHeaders.MessageId) ?? headers.Get<string>("MessageId"), routed?.RoutingKey, null,
            headers.Get<string>(MessageHeaders.ContentType) ?? headers.Get<string>("Content-Type"));
    }
}
