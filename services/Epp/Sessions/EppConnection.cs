using System.Net.Security;
using System.Net.Sockets;

namespace DomainWorkers.Epp;

/// <summary>A TLS connection that carries frames. Whoever sees it fail closes it; it is never mended.</summary>
internal sealed class EppConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly SslStream _stream;
    private readonly EppFrameReader _reader;
    private int _closed;

    private EppConnection(Socket socket, SslStream stream, int maxFrameBytes)
    {
        _socket = socket;
        _stream = stream;
        _reader = new EppFrameReader(stream, maxFrameBytes);
    }

    /// <summary>False when the peer said or ended something unasked, or the connection was closed.</summary>
    public bool Calm => Volatile.Read(ref _closed) == 0 && !_reader.Disturbed;

    public static async Task<EppConnection> Open(EppAccountOptions account, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        SslStream? stream = null;
        var opened = false;
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(account.Host, account.Port, cancellationToken);
            stream = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
            await stream.AuthenticateAsClientAsync(EppTls.Options(account), cancellationToken);
            opened = true;
            return new EppConnection(socket, stream, account.MaxFrameBytes);
        }
        finally
        {
            if (!opened)
            {
                socket.Dispose();
                if (stream is not null)
                {
                    await stream.DisposeAsync();
                }
            }
        }
    }

    public async Task Write(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(frame, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    public Task<byte[]> Read(CancellationToken cancellationToken) => _reader.Read(cancellationToken);

    /// <summary>To be called when an answer is complete: from here on anything from the peer is unasked for.</summary>
    public void Listen() => _reader.Listen();

    /// <summary>Cuts the connection from any thread.</summary>
    public void Abort()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            // The socket alone: closing the stream would wait for the peer to take the TLS good-bye.
            _socket.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Abort();
        await _stream.DisposeAsync();
    }
}
