using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DomainWorkers.EppServing;

/// <summary>The listening socket and the sessions that came through it; it can go down and come up again on the same port.</summary>
public sealed class Listener<TFault>(SessionContext<TFault> context)
    where TFault : ServingFault
{
    private readonly ConcurrentDictionary<long, (Session<TFault> Session, Task Task)> _sessions = [];
    private readonly ConcurrentQueue<Exception> _failures = [];
    private readonly Lock _gate = new();
    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;
    private long _last;

    public int Port { get; private set; } = context.Options.Port;

    public int Connections => _sessions.Count;

    /// <summary>What broke sessions although no peer and no fault rule was to blame: bugs of this program.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures;

    public void Up()
    {
        lock (_gate)
        {
            if (_socket is not null)
                return;
            var socket = new Socket(context.Options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // No ReuseAddress: lingering connections do not stand in the way on Unix, and with the option two servers could share a port.
            socket.Bind(new IPEndPoint(context.Options.Address, Port));
            socket.Listen(512);
            Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            _socket = socket;
            _accepting = Accept(socket);
        }
    }

    /// <summary>Connections are refused from now on and those that exist are reset.</summary>
    public async Task Down()
    {
        lock (_gate)
        {
            _socket?.Dispose();
            _socket = null;
        }

        await _accepting;
        var open = _sessions.Values.ToArray();
        foreach (var (session, _) in open)
            session.Reset();
        await Task.WhenAll(open.Select(entry => entry.Task));
    }

    private async Task Accept(Socket socket)
    {
        try
        {
            while (true)
                Start(await socket.AcceptAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Down() closed the socket.
        }
    }

    private void Start(Socket connection)
    {
        connection.NoDelay = true;
        var number = ++_last;
        var session = new Session<TFault>("s" + number.ToString(CultureInfo.InvariantCulture), connection, context);
        var started = new TaskCompletionSource();
        var run = Run(number, session, started.Task);
        _sessions[number] = (session, run);
        run.ContinueWith(
            failed => _failures.Enqueue(failed.Exception!.InnerException!), CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        started.SetResult();
    }

    private async Task Run(long number, Session<TFault> session, Task started)
    {
        await started.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await session.Run();
        }
        finally
        {
            _sessions.TryRemove(number, out _);
        }
    }
}
