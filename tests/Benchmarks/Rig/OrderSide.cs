using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace DomainWorkers.Benchmarks.Rig;

/// <summary>An order system with an AMQP client: fills queues, and counts the events that come back.</summary>
internal sealed class OrderSide : IAsyncDisposable
{
    private const string Heard = "benchmarks.events";
    private const int Window = 500;

    private readonly IConnection _connection;
    private readonly IChannel _listening;
    private readonly IChannel _publishing;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _messages = [];
    private TaskCompletionSource<byte[]> _all = new();
    private int _expected;

    private OrderSide(IConnection connection, IChannel listening, IChannel publishing) =>
        (_connection, _listening, _publishing) = (connection, listening, publishing);

    /// <summary>Listens on a quorum queue of its own to these events of its account.</summary>
    public static async Task<OrderSide> Open(Uri broker, IEnumerable<string> events, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = broker, ClientProvidedName = "order-system" };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        var listening = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var side = new OrderSide(connection, listening, publishing);
        await side.Declare(Heard, cancellationToken);
        foreach (var exchange in events)
            await listening.QueueBindAsync(Heard, exchange, Deployment.Account, cancellationToken: cancellationToken);

        var consumer = new AsyncEventingBasicConsumer(listening);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            side.Hear(delivery);
            return Task.CompletedTask;
        };
        await listening.BasicConsumeAsync(Heard, autoAck: true, consumer, cancellationToken);
        return side;
    }

    /// <summary>The time as contracts write it.</summary>
    public static string Now => TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A queue of the worker's own type.</summary>
    public async Task Declare(string queue, CancellationToken cancellationToken) =>
        await _publishing.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);

    /// <summary>From now on so many different events are waited for.</summary>
    public void Expect(int count)
    {
        lock (_lock)
        {
            _messages.Clear();
            _expected = count;
            _all = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The body of the last of them.</summary>
    public async Task<byte[]> All(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await _all.Task.WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new BenchmarkException($"Only {_messages.Count} of {_expected} events came within {limit}.");
        }
    }

    /// <summary>Returns when a queue has confirmed them all.</summary>
    public async Task Publish(string exchange, string routingKey, IEnumerable<byte[]> bodies, CancellationToken cancellationToken)
    {
        foreach (var chunk in bodies.Chunk(Window))
            await Task.WhenAll(chunk.Select(body => Publish(exchange, routingKey, body, cancellationToken)));
    }

    /// <summary>A command of our account, from its properties.</summary>
    public Task Command(string exchange, object command, CancellationToken cancellationToken) =>
        Publish(exchange, Deployment.Account, [JsonSerializer.SerializeToUtf8Bytes(command)], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _listening.DisposeAsync();
        await _publishing.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Publish(string exchange, string routingKey, byte[] body, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = Guid.CreateVersion7().ToString(),
        };
        await _publishing.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, cancellationToken);
    }

    private void Hear(BasicDeliverEventArgs delivery)
    {
        lock (_lock)
        {
            if (_messages.Add(delivery.BasicProperties.MessageId!) && _messages.Count == _expected)
                _all.TrySetResult(delivery.Body.ToArray());
        }
    }
}
