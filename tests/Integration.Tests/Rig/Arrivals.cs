using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>What reached the registry's side: a login, a command or a logout, and when.</summary>
internal readonly record struct Arrival(ArrivalKind Kind, DateTimeOffset At);

internal enum ArrivalKind : byte
{
    Login,
    Command,
    Logout,
}

/// <summary>
/// Stands for a registry that only counts. The instants are the kernel's, taken when a datagram arrived: a counter that is scheduled late
/// itself would see commands bunched that were not.
/// </summary>
internal sealed class Arrivals : IDisposable
{
    private const int ReceiveTimestamp = 0x8907; // SIOCGSTAMPNS, see socket(7); the first call switches timestamps on.

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };
    private readonly List<Arrival> _seen = [];
    private readonly Thread _counting;

    public Arrivals()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = Control((int)_socket.Handle, ReceiveTimestamp, out _);
        _counting = new Thread(Count) { IsBackground = true };
        _counting.Start();
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<Arrival> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    /// <summary>A way to it, for one sender.</summary>
    public Socket Connect()
    {
        var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        sender.Connect(_socket.LocalEndPoint!);
        return sender;
    }

    public static void Send(Socket sender, ArrivalKind kind) => sender.Send([(byte)kind]);

    /// <summary>Most sessions that were open at one time.</summary>
    public int MostSessions()
    {
        var (open, most) = (0, 0);
        foreach (var arrival in Seen)
        {
            open += arrival.Kind switch { ArrivalKind.Login => 1, ArrivalKind.Logout => -1, _ => 0 };
            most = Math.Max(most, open);
        }

        return most;
    }

    /// <summary>Most arrivals in any second, wherever it begins.</summary>
    public int MostInASecond()
    {
        var instants = Seen.Select(arrival => arrival.At).Order().ToArray();
        var (first, most) = (0, 0);
        for (var last = 0; last < instants.Length; last++)
        {
            while (instants[last] - instants[first] >= TimeSpan.FromSeconds(1))
                first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>Arrivals a second from the first to the last one before <paramref name="end"/>.</summary>
    public double Rate(DateTimeOffset end)
    {
        var instants = Seen.Select(arrival => arrival.At).Where(instant => instant < end).Order().ToArray();
        return (instants.Length - 1) / (instants[^1] - instants[0]).TotalSeconds;
    }

    public void Dispose()
    {
        // Closing alone does not wake a thread that reads.
        using (var last = Connect())
            last.Send([byte.MaxValue]);
        _counting.Join();
        _socket.Dispose();
    }

    private void Count()
    {
        var datagram = new byte[1];
        while (true)
        {
            _socket.Receive(datagram);
            if (datagram[0] == byte.MaxValue)
                return;
            if (Control((int)_socket.Handle, ReceiveTimestamp, out var instant) != 0)
                throw new InvalidOperationException("The kernel gives no time of arrival.");
            var at = DateTimeOffset.UnixEpoch.AddSeconds(instant.Seconds).AddTicks(instant.Nanoseconds / 100);
            lock (_seen)
                _seen.Add(new Arrival((ArrivalKind)datagram[0], at));
        }
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    private static extern int Control(int descriptor, nuint request, out Timespec instant);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
