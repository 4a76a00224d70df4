using System.Net;
using System.Net.Sockets;

namespace DomainWorkers.DocumentDbGateway.Tests.Faults;

/// <summary>Stands between gateway and PostgreSQL, and once, when certain bytes pass, cuts that connection.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _target;
    private readonly Task _accepting;
    private byte[]? _trigger;
    private bool _executeFirst;

    public CuttingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool HasCut => _trigger is null;

    /// <summary>The next statement with this text is carried out, but its answer never arrives.</summary>
    public void LoseAnswer(string text) => Arm(text, executeFirst: true);

    /// <summary>The next statement with this text never arrives.</summary>
    public void LoseRequest(string text) => Arm(text, executeFirst: false);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private void Arm(string text, bool executeFirst)
    {
        _executeFirst = executeFirst;
        _trigger = System.Text.Encoding.ASCII.GetBytes(text);
    }

    private async Task Accept()
    {
        while (!_ending.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_ending.Token);
            _ = Relay(client);
        }
    }

    private async Task Relay(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _ending.Token);
                await Task.WhenAny(Forward(client.GetStream(), server.GetStream()), server.GetStream().CopyToAsync(client.GetStream(), _ending.Token));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // One side has ended, so the other one ends too.
            }
        }
    }

    /// <summary>Ends, and with it the connection, when it has cut.</summary>
    private async Task Forward(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReadAsync(buffer, _ending.Token) is var count and > 0)
        {
            var chunk = buffer.AsMemory(0, count);
            if (_trigger is { } trigger && chunk.Span.IndexOf(trigger) >= 0)
            {
                _trigger = null;
                if (_executeFirst)
                    await ExecuteUnheard(chunk);
                return;
            }

            await server.WriteAsync(chunk, _ending.Token);
        }

        async Task ExecuteUnheard(ReadOnlyMemory<byte> chunk)
        {
            // The client is gone before the answer, so that the relay in the other direction has nowhere to bring it.
            client.Socket.Close();
            await server.WriteAsync(chunk, _ending.Token);
            await server.ReadExactlyAsync(new byte[1], _ending.Token);
        }
    }
}
