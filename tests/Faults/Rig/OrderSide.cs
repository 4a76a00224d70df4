using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DomainWorkers.Faults.Evidence;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// An order system with an AMQP client and nothing of ours: writes the JSON by hand, publishes it mandatory and confirmed, and listens on
/// a durable queue of its own, bound for its own account.
/// </summary>
internal sealed class OrderSide : IAsyncDisposable
{
    private const string Queue = "order-system.events";

    private static readonly IReadOnlyDictionary<string, EventKind> Events = new Dictionary<string, EventKind>
    {
        ["dw.registration-accepted"] = EventKind.Progress,
        ["dw.renewal-accepted"] = EventKind.Progress,
        ["dw.domain-registered"] = EventKind.Done,
        ["dw.domain-renewed"] = EventKind.Done,
        ["dw.registration-refused"] = EventKind.Refused,
        ["dw.renewal-refused"] = EventKind.Refused,
        ["dw.message-rejected"] = EventKind.Rejected,
    };

    private readonly string _account;
    private readonly string _profileId;
    private readonly string _user;
    private readonly Action<EventLine> _heard;
    private readonly IConnection _connection;
    private readonly IChannel _listening;
    private readonly IChannel _publishing;

    private OrderSide(FaultPlan plan, string user, Action<EventLine> heard, IConnection connection, IChannel listening, IChannel publishing)
    {
        _account = plan.Account;
        _profileId = plan.ProfileId;
        _user = user;
        _heard = heard;
        _connection = connection;
        _listening = listening;
        _publishing = publishing;
    }

    /// <summary>Listens before the workers run, so that nothing they say can be missed. The exchanges are there: the deployment made them.</summary>
    public static async Task<OrderSide> Open(Uri broker, FaultPlan plan, Action<EventLine> heard, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = broker, ClientProvidedName = "order-system" };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        var listening = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var side = new OrderSide(plan, broker.UserInfo.Split(':')[0], heard, connection, listening, publishing);

        await listening.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        foreach (var exchange in Events.Keys)
            await listening.QueueBindAsync(Queue, exchange, plan.Account, cancellationToken: cancellationToken);

        var consumer = new AsyncEventingBasicConsumer(listening);
        consumer.ReceivedAsync += side.Hear;
        await listening.BasicQosAsync(0, 100, global: false, cancellationToken);
        await listening.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);
        return side;
    }

    /// <summary>Returns when the broker has confirmed it; throws when no queue took it.</summary>
    public async Task<Publication> Publish(FaultOrder order, string messageId, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (exchange, body) = order.Kind == OrderKind.Register
            ? ("dw.submit-registration", JsonSerializer.SerializeToUtf8Bytes(new
            {
                account = _account,
                orderId = order.OrderId,
                issuedAt = now.ToString("O", CultureInfo.InvariantCulture),
                domainName = order.Name,
                years = order.Years,
                profileId = _profileId,
                nameServers = Array.Empty<string>(),
            }))
            : ("dw.renew-domain", JsonSerializer.SerializeToUtf8Bytes(new
            {
                account = _account,
                orderId = order.OrderId,
                issuedAt = now.ToString("O", CultureInfo.InvariantCulture),
                domainId = order.DomainId,
                years = order.Years,
            }));
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = messageId,
            UserId = _user,
        };
        await _publishing.BasicPublishAsync(exchange, _account, mandatory: true, properties, body, cancellationToken);
        return new Publication(now, messageId);
    }

    /// <summary>Messages that wait in a queue; what a live consumer holds is not among them.</summary>
    public async Task<uint> Waiting(string queue, CancellationToken cancellationToken) =>
        (await _publishing.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;

    public async ValueTask DisposeAsync()
    {
        await _listening.DisposeAsync();
        await _publishing.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Hear(object sender, BasicDeliverEventArgs delivery)
    {
        _heard(Read(delivery));
        await _listening.BasicAckAsync(delivery.DeliveryTag, multiple: false);
    }

    private static EventLine Read(BasicDeliverEventArgs delivery)
    {
        using var body = JsonDocument.Parse(delivery.Body);
        var root = body.RootElement;
        var domain = root.TryGetProperty("domain", out var record) ? record : root;
        return new EventLine
        {
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            Exchange = delivery.Exchange,
            MessageId = delivery.BasicProperties.MessageId ?? "",
            OrderId = Text(root, "orderId"),
            Kind = Events[delivery.Exchange],
            At = Instant(root, "at") ?? Instant(root, "rejectedAt"),
            Progress = Text(root, "progress"),
            DomainId = Text(domain, "id") ?? Text(root, "domainId"),
            Name = Text(domain, "name") ?? Text(root, "domainName"),
            Years = root.TryGetProperty("years", out var years) ? years.GetInt32() : null,
            ExpiresAt = Instant(domain, "expiresAt"),
            Reasons = Codes(root, "reasons", "code") ?? Codes(root, "violations", "rule") ?? [],
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span)),
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset? Instant(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;

    private static string[]? Codes(JsonElement element, string list, string name) =>
        element.TryGetProperty(list, out var values) ? [.. values.EnumerateArray().Select(value => value.GetProperty(name).GetString()!)] : null;
}
