using System.Net;
using System.Net.Sockets;

namespace DomainWorkers.Integration.Tests.Rig;

internal static class Ports
{
    /// <summary>A port that is free now; for programs that cannot say which one they took.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
