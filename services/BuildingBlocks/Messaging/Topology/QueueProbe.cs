using DomainWorkers.BuildingBlocks.Messaging.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>Asks the broker whether queues are there, over a connection of its own that is kept between questions.</summary>
internal sealed class QueueProbe(
    IOptions<BrokerOptions> options, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IConnection? _connection;

    /// <summary>The queues among these that are not there.</summary>
    /// <exception cref="IOException">The broker did not answer.</exception>
    public async Task<IReadOnlyList<string>> Missing(IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, machineClock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await _one.WaitAsync(both.Token);
        try
        {
            var connection = await Connection(both.Token);
            var missing = new List<string>();
            foreach (var queue in queues)
            {
                if (!await Answers(connection, queue, both.Token))
                    missing.Add(queue);
            }

            return missing;
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await Forget();
            throw new IOException($"The broker did not answer: {exception.Message}", exception);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Forget();
        _one.Dispose();
    }

    private static async Task<bool> Answers(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // A channel ends with a declare that finds nothing.
        await using var channel = await connection.CreateChannelAsync(options: null, cancellationToken);
        try
        {
            await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return true;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    private async Task<IConnection> Connection(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
            return _connection;
        await Forget();
        var factory = new ConnectionFactory
        {
            Uri = options.Value.Uri!,
            AutomaticRecoveryEnabled = false,
            ClientProvidedName = "readiness",
        };
        return _connection = await factory.CreateConnectionAsync(cancellationToken);
    }

    private async Task Forget()
    {
        var connection = Interlocked.Exchange(ref _connection, null);
        if (connection is null)
            return;
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            // It was broken: that is why it is given up.
        }
    }
}
