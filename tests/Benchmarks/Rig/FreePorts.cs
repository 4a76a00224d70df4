using System.Net;
using System.Net.Sockets;

namespace DomainWorkers.Benchmarks.Rig;

/// <summary>Ports below the system's range for outgoing connections.</summary>
internal static class FreePorts
{
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
