using System.Security.Cryptography;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// An account's own system with an AMQP client and nothing of ours: publishes JSON mandatory and confirmed, and listens on a durable queue of
/// its own.
/// </summary>
internal sealed class PlainSide : IAsyncDisposable
{
    public const string Account = "acme";
    private const string Queue = "account.events";

    private readonly IConnection _connection;
    private readonly IChannel _listening;
    private readonly IChannel _publishing;
    private readonly Func<HeardMessage, Task> _heard;
    private readonly string _user;

    private PlainSide(string user, IConnection connection, IChannel listening, IChannel publishing, Func<HeardMessage, Task> heard) =>
        (_user, _connection, _listening, _publishing, _heard) = (user, connection, listening, publishing, heard);

    /// <summary>Listens before the workers run, so that nothing they say can be missed.</summary>
    public static async Task<PlainSide> Open(
        Uri broker, IEnumerable<string> exchanges, Func<HeardMessage, Task> heard, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = broker, ClientProvidedName = "account-side" }.CreateConnectionAsync(cancellationToken);
        var listening = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var side = new PlainSide(broker.UserInfo.Split(':')[0], connection, listening, publishing, heard);
        await listening.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        foreach (var exchange in exchanges)
            await listening.QueueBindAsync(Queue, exchange, Account, cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(listening);
        consumer.ReceivedAsync += side.Hear;
        await listening.BasicQosAsync(0, 50, global: false, cancellationToken);
        await listening.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);
        return side;
    }

    /// <summary>Returns when the broker has confirmed it; throws when no queue took it.</summary>
    public async Task Publish(string exchange, object body, string messageId, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, MessageId = messageId, UserId = _user,
        };
        await _publishing.BasicPublishAsync(exchange, Account, mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(body), cancellationToken);
    }

    /// <summary>Messages that wait in the queues of these workers, with what the broker gave up on; what a live consumer holds is not among them.</summary>
    public async Task<uint> Waiting(IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        var waiting = 0u;
        foreach (var queue in queues)
            waiting += (await _publishing.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        return waiting;
    }

    public async ValueTask DisposeAsync()
    {
        await _listening.DisposeAsync();
        await _publishing.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Hear(object sender, BasicDeliverEventArgs delivery)
    {
        using var body = JsonDocument.Parse(delivery.Body);
        await _heard(new HeardMessage(
            delivery.Exchange, delivery.BasicProperties.MessageId ?? "", TimeProvider.System.GetUtcNow(), body.RootElement.Clone(),
            Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span))));
        await _listening.BasicAckAsync(delivery.DeliveryTag, multiple: false);
    }
}

/// <summary>A message as it was heard.</summary>
internal sealed record HeardMessage(string Exchange, string MessageId, DateTimeOffset ReceivedAt, JsonElement Body, string Sha256)
{
    public string? Text(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool? Flag(string name) => Body.TryGetProperty(name, out var value) ? value.GetBoolean() : null;

    public string? DomainId => Text("domainId") ?? (Body.TryGetProperty("domain", out var domain) ? domain.GetProperty("id").GetString() : null);
}
