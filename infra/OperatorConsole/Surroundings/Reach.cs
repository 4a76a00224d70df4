using System.Net.Sockets;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using MongoDB.Driver;

namespace DomainWorkers.OperatorConsole.Surroundings;

/// <summary>Finds out within three seconds whether something is there, and names the setting where it is not.</summary>
internal static class Reach
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Below the whole patience, so that the driver says why before time is up.</summary>
    private static readonly TimeSpan DriverPatience = TimeSpan.FromSeconds(2.5);

    public static async Task<IStateStoreFactory> Store(StoreOptions options, CancellationToken cancellationToken)
    {
        if (options.InMemory)
            throw new NotThereException("Store__Uri", "names a store inside another process (memory:); nobody can look into it.");
        var store = new MongoStore(new StoreOptions
        {
            Uri = options.Uri,
            DatabasePrefix = options.DatabasePrefix,
            Timeout = options.Timeout < DriverPatience ? options.Timeout : DriverPatience,
        });
        try
        {
            await Within("Store__Uri", limit => store.Ping(limit), cancellationToken);
            return store;
        }
        catch (Exception exception) when (exception is StoreUnavailableException or MongoException)
        {
            store.Dispose();
            throw new NotThereException("Store__Uri", exception.GetBaseException() switch
            {
                TimeoutException => "no primary answers there. Does it run, and is the replica set's name right?",
                var reason => $"the store does not let us in: {FirstLine(reason.Message)}",
            }, exception);
        }
        catch (NotThereException)
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Whether the management API's address takes connections.</summary>
    public static async Task Management(BrokerOptions options, CancellationToken cancellationToken)
    {
        if (options.InMemory)
            throw new NotThereException("Broker__Uri", "names a broker inside another process (memory:); it needs no topology.");
        var address = options.Management ?? throw new NotThereException(
            "Broker__Management", "is required: http[s]://user:password@host:port of the broker's management API.");
        try
        {
            await Within("Broker__Management", async limit =>
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(address.Host, address.Port, limit);
            }, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new NotThereException("Broker__Management", $"nothing answers at {address.Host}:{address.Port}: {exception.Message}", exception);
        }
    }

    /// <summary>Gives up after the patience, in real time whatever the clock says.</summary>
    public static async Task Within(string key, Func<CancellationToken, Task> reach, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await reach(both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotThereException(key, $"no answer within {Patience.TotalSeconds:0} seconds.", exception);
        }
    }

    public static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
