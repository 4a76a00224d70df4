using System.Net.Sockets;
using System.Security.Authentication;

namespace DomainWorkers.Epp;

/// <summary>
/// Reads frames from a stream, however they are cut up. Between two frames one read is left standing, so that an end of stream
/// or an unasked-for answer is known before the next command is written.
/// </summary>
internal sealed class EppFrameReader(Stream stream, int maxFrameBytes)
{
    private const int BufferBytes = 16 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private Task<int>? _standing;

    /// <summary>
    /// True when the peer has said or done something while nothing was asked: the stream cannot be trusted any more.
    /// </summary>
    public bool Disturbed => _end > _start || _standing is { IsCompleted: true };

    /// <summary>Leaves a read standing. To be called when an answer has been read and no command is under way.</summary>
    public void Listen()
    {
        if (_standing is null && _end == _start)
        {
            _standing = Standing();
        }
    }

    public async Task<byte[]> Read(CancellationToken cancellationToken)
    {
        var header = new byte[EppFraming.HeaderBytes];
        await Fill(header, cancellationToken);
        var length = EppFraming.PayloadLength(header, maxFrameBytes);

        // A peer that announces much and sends little costs only what it sent, up to a doubling.
        var payload = new byte[Math.Min(length, BufferBytes)];
        var filled = 0;
        while (true)
        {
            await Fill(payload.AsMemory(filled), cancellationToken);
            filled = payload.Length;
            if (filled == length)
            {
                return payload;
            }

            Array.Resize(ref payload, (int)Math.Min(length, filled * 2L));
        }
    }

    private async Task Fill(Memory<byte> target, CancellationToken cancellationToken)
    {
        while (!target.IsEmpty)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await Receive(cancellationToken);
                if (_end == 0)
                {
                    throw new EndOfStreamException("The peer closed the connection inside or before a frame.");
                }
            }

            var count = Math.Min(target.Length, _end - _start);
            _buffer.AsMemory(_start, count).CopyTo(target);
            _start += count;
            target = target[count..];
        }
    }

    private async ValueTask<int> Receive(CancellationToken cancellationToken)
    {
        if (_standing is not { } standing)
        {
            return await stream.ReadAsync(_buffer, cancellationToken);
        }

        // Giving up the wait leaves the read standing: whoever gives up closes the connection.
        var count = await standing.WaitAsync(cancellationToken);
        _standing = null;
        return count;
    }

    private async Task<int> Standing()
    {
        try
        {
            return await stream.ReadAsync(_buffer, CancellationToken.None);
        }
        catch (Exception exception)
            when (exception is IOException or SocketException or AuthenticationException
                or InvalidOperationException or OperationCanceledException)
        {
            // Read as an end of stream: for an idle connection a reset and a close mean the same.
            return 0;
        }
    }
}
