using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>
/// Opens the connection that a request will use, to an address that was looked at: a name that leads somewhere else a moment later cannot
/// move it.
/// </summary>
internal sealed class CheckedDialer(bool allowPrivateAddresses, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    public async ValueTask<Stream> Dial(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = (await _resolve(host, cancellationToken)).Where(address => allowPrivateAddresses || PublicAddresses.Contains(address)).ToArray();
        if (addresses.Length == 0)
            throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host of the allow-list leads to no public address.</summary>
internal sealed class AddressRefusedException() : IOException("The host has no address that may be fetched from.");
