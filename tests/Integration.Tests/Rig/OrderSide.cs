using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>An AMQP client that knows nothing of MassTransit: it publishes bodies and listens to exchanges.</summary>
internal sealed class OrderSide : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<Heard> _heard = new();

    private OrderSide(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>What came, in its order.</summary>
    public IReadOnlyCollection<Heard> Messages => _heard;

    public IChannel Channel => _channel;

    public static async Task<OrderSide> Connect(string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        return new(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)));
    }

    /// <summary>Hears everything of one account, or of all.</summary>
    public async Task Listen(string exchange, string account = "#")
    {
        var queue = await _channel.QueueDeclareAsync();
        await _channel.QueueBindAsync(queue.QueueName, exchange, account);
        await Read(queue.QueueName);
    }

    /// <summary>Reads a queue that exists.</summary>
    public async Task Read(string queue)
    {
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            _heard.Enqueue(new Heard(delivery.Exchange, delivery.RoutingKey, delivery.BasicProperties.MessageId, delivery.Body.ToArray()));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    public Task Publish(string exchange, string account, string body, string? messageId = null) =>
        Publish(exchange, account, Encoding.UTF8.GetBytes(body), new BasicProperties { ContentType = "application/json", MessageId = messageId });

    /// <summary>Publishes mandatory and waits for the confirm.</summary>
    public async Task Publish(string exchange, string account, byte[] body, BasicProperties properties) =>
        await _channel.BasicPublishAsync(exchange, account, mandatory: true, properties, body);

    /// <summary>The first message to an exchange that fits.</summary>
    public async Task<Heard> Hears(string exchange, Func<Heard, bool> fits, Func<string>? more = null, TimeSpan? longest = null)
    {
        Heard? found = null;
        await Eventually.True(() => (found = _heard.FirstOrDefault(heard => heard.Exchange == exchange && fits(heard))) is not null,
            $"a message from {exchange}",
            () => string.Join('\n', _heard.Select(heard => $"{heard.Exchange} {heard.RoutingKey} {heard.Text}")) + "\n" + more?.Invoke(), longest);
        return found!;
    }

    public Task<Heard> Hears(string exchange, string orderId, Func<string>? more = null, TimeSpan? longest = null) =>
        Hears(exchange, heard => heard.OrderId == orderId, more, longest);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>A message as it came over the wire.</summary>
internal sealed record Heard(string Exchange, string RoutingKey, string? MessageId, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    public string? OrderId => Json.TryGetProperty("orderId", out var order) ? order.GetString() : null;
}
