using System.Net;
using System.Net.Sockets;
using DomainWorkers.DocumentDbGateway.Commands;
using DomainWorkers.DocumentDbGateway.Engine;

namespace DomainWorkers.DocumentDbGateway;

/// <summary>Accepts clients until it is told to end.</summary>
internal sealed class GatewayListener(GatewayOptions options, TimeProvider machineClock)
{
    private const int Backlog = 512;

    private readonly TaskCompletionSource<IPEndPoint> _bound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it listens, once it does: port 0 takes any free one.</summary>
    public Task<IPEndPoint> Bound => _bound.Task;

    public async Task Run(CancellationToken cancellationToken)
    {
        await using var backend = new Backend(options.Postgres, machineClock);
        using var log = new CommandLog(options.CommandLog);
        await backend.Prepare(cancellationToken);
        var transactions = new Transactions(backend, machineClock);
        var cursors = new Cursors(machineClock);

        using var listener = new Socket(options.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(options.Listen);
        listener.Listen(Backlog);
        var self = (IPEndPoint)listener.LocalEndPoint!;
        var table = new CommandTable(new ServerCommands(self, backend, transactions, machineClock), new ReadCommands(cursors));
        var executor = new CommandExecutor(table, transactions, backend, machineClock);
        _bound.SetResult(self);

        var housekeeping = new Housekeeping(backend, transactions, cursors, machineClock).Run(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var client = await Accept(listener, cancellationToken);
            if (client is not null)
                _ = Serve(new ClientConnection(client, executor, log), cancellationToken);
        }

        await housekeeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task<Socket?> Accept(Socket listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.AcceptAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // A client that left before it was accepted, or the end.
            return null;
        }
    }

    /// <summary>A defect met by one client is written down and ends that client's connection, nobody else's.</summary>
    private static async Task Serve(ClientConnection connection, CancellationToken cancellationToken)
    {
        var run = connection.Run(cancellationToken);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (run.Exception is { } defect)
            await Console.Error.WriteLineAsync($"connection closed: {defect.InnerException}");
    }
}
