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

    /// <summary>Longer than the patience, which decides; and what a store that answered once may take on a machine that has little time for us.</summary>
    public static readonly TimeSpan DriverPatience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public static async Task<IStateStoreFactory> Store(StoreOptions options, CancellationToken cancellationToken)
    {
        if (options.InMemory)
            throw new NotThereException("Store__Uri", "names a store inside another process (memory:); nobody can look into it.");
        var store = new MongoStore(new StoreOptions
        {
            Uri = options.Uri,
            DatabasePrefix = options.DatabasePrefix,
            Timeout = options.Timeout > DriverPatience ? options.Timeout : DriverPatience,
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

    /// <summary>
    /// Gives up after the patience. It is counted in ticks, so that a machine that hardly lets this process run does not make a store that is
    /// well look as if it were away.
    /// </summary>
    public static async Task Within(string key, Func<CancellationToken, Task> reach, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reaching = reach(patience.Token);
        for (var waited = TimeSpan.Zero; waited < Patience && !reaching.IsCompleted; waited += Tick)
            await Task.WhenAny(reaching, Task.Delay(Tick, TimeProvider.System, cancellationToken));
        if (reaching.IsCompleted)
        {
            await reaching;
            return;
        }

        await patience.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        // Whatever it still says, nobody waits for it.
        _ = reaching.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw new NotThereException(key, $"nothing that can be used answers there within {Patience.TotalSeconds:0} seconds.");
    }

    public static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
