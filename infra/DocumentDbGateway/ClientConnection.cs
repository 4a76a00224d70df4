using System.Net.Sockets;
using DomainWorkers.DocumentDbGateway.Wire;

namespace DomainWorkers.DocumentDbGateway;

/// <summary>One client's connection: its commands are run in the order they come.</summary>
internal sealed class ClientConnection(Socket socket, CommandExecutor executor, CommandLog log)
{
    public async Task Run(CancellationToken cancellationToken)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await Frame.Read(stream, cancellationToken) is { } frame)
            {
                var request = RequestParser.Parse(frame);
                log.Write(request);
                var answer = await executor.Execute(request, cancellationToken);
                if (request.ExpectsReply)
                    await stream.WriteAsync(Reply.Frame(request, answer), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or WireFormatException or OperationCanceledException)
        {
            // The client has gone, sends what is no message, or the gateway ends: in each case only this connection is over.
        }
    }
}
