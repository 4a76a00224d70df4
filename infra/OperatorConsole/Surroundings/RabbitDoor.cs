using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace DomainWorkers.OperatorConsole.Surroundings;

/// <summary>RabbitMQ, over one connection that lives as long as the command.</summary>
internal sealed class RabbitDoor : IBrokerDoor
{
    private static readonly TimeSpan ConfirmPatience = TimeSpan.FromSeconds(15);

    private readonly IConnection _connection;
    private readonly string _user;
    private IChannel? _channel;

    private RabbitDoor(IConnection connection, string user) => (_connection, _user) = (connection, user);

    public string? User => _user;

    public static async Task<IBrokerDoor> Open(BrokerOptions options, CancellationToken cancellationToken)
    {
        if (options.InMemory)
            throw new NotThereException("Broker__Uri", "names a broker inside another process (memory:); nobody can reach it.");
        var factory = new ConnectionFactory
        {
            Uri = options.Uri!,
            AutomaticRecoveryEnabled = false,
            ClientProvidedName = "dw",
            RequestedConnectionTimeout = Reach.DriverPatience,
        };
        IConnection? connection = null;
        try
        {
            await Reach.Within("Broker__Uri", async limit => connection = await factory.CreateConnectionAsync(limit), cancellationToken);
            return new RabbitDoor(connection!, factory.UserName);
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or TimeoutException)
        {
            throw new NotThereException(
                "Broker__Uri", $"the broker does not let us in: {Reach.FirstLine(exception.GetBaseException().Message)}", exception);
        }
    }

    public async Task<Taken> Publish(Letter letter, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = letter.ContentType,
            MessageId = letter.MessageId,
            UserId = _user,
            DeliveryMode = DeliveryModes.Persistent,
        };
        try
        {
            // A channel dies of an exchange that is not there; the next message gets a new one.
            if (_channel is not { IsOpen: true })
                _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellationToken);
            await _channel.BasicPublishAsync(letter.Exchange, letter.RoutingKey, mandatory: true, properties, letter.Body, cancellationToken)
                .AsTask().WaitAsync(ConfirmPatience, TimeProvider.System, cancellationToken);
            return new Taken.Confirmed();
        }
        catch (PublishReturnException returned)
        {
            return new Taken.Refused($"no queue is bound ({returned.ReplyText})");
        }
        catch (PublishException)
        {
            return new Taken.Refused("the broker refused it: the queue is full, or the broker is not well");
        }
        catch (OperationInterruptedException interrupted) when (interrupted.ShutdownReason?.ReplyCode is Constants.NotFound or Constants.AccessRefused)
        {
            return new Taken.Refused(Reach.FirstLine(interrupted.ShutdownReason.ReplyText));
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException)
        {
            return new Taken.Unknown(Reach.FirstLine(exception.Message));
        }
    }

    public async Task<IAsyncEnumerable<Said>> Listen(IReadOnlyList<string> exchanges, string account, CancellationToken cancellationToken)
    {
        var heard = Channel.CreateUnbounded<Said>();
        try
        {
            // Ends with the connection. Its name begins as the broker user's rights for it do.
            var listening = await _connection.CreateChannelAsync(options: null, cancellationToken);
            var queue = await listening.QueueDeclareAsync(
                $"dw-console.{Environment.MachineName}.{Environment.ProcessId}", durable: false, exclusive: true, autoDelete: true,
                cancellationToken: cancellationToken);
            foreach (var exchange in exchanges)
                await listening.QueueBindAsync(queue.QueueName, exchange, account, cancellationToken: cancellationToken);
            var consumer = new AsyncEventingBasicConsumer(listening);
            consumer.ReceivedAsync += (_, delivery) =>
            {
                if (Read(delivery.Body) is { } body)
                    heard.Writer.TryWrite(new Said(delivery.Exchange, body));
                return Task.CompletedTask;
            };
            await listening.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
            return Hear(heard.Reader, cancellationToken);
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException)
        {
            throw new NotThereException("Broker__Uri", $"the answers cannot be listened to: {Reach.FirstLine(exception.Message)}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.DisposeAsync();
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            // It was broken already: nothing hangs on it any more.
        }
    }

    private static async IAsyncEnumerable<Said> Hear(ChannelReader<Said> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var said in reader.ReadAllAsync(cancellationToken))
            yield return said;
    }

    private static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
