using System.Buffers.Binary;

namespace DomainWorkers.EppServing;

/// <summary>Frames with a four byte length that counts itself (RFC 5734 section 4).</summary>
public sealed class FrameStream(Stream stream)
{
    private readonly byte[] _header = new byte[4];
    private byte[] _payload = new byte[4096];

    /// <summary>The next payload, valid until the next call; null when the peer ended or sent an impossible length.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> Read(int maxLength, CancellationToken cancellationToken)
    {
        if (await stream.ReadAtLeastAsync(_header, 4, throwOnEndOfStream: false, cancellationToken) < 4)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(_header) - 4;
        if (length <= 0 || length > maxLength)
            return null;
        if (_payload.Length < length)
            _payload = new byte[length];
        var payload = _payload.AsMemory(0, length);
        return await stream.ReadAtLeastAsync(payload, length, throwOnEndOfStream: false, cancellationToken) < length ? null : payload;
    }

    public ValueTask Write(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken) => stream.WriteAsync(frame, cancellationToken);

    public async Task WriteSlowly(ReadOnlyMemory<byte> frame, TimeSpan gap, TimeProvider machineClock, CancellationToken cancellationToken)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            await stream.WriteAsync(frame.Slice(i, 1), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            if (gap > TimeSpan.Zero)
                await Task.Delay(gap, machineClock, cancellationToken);
        }
    }

    /// <summary>Reads and forgets until the peer goes away.</summary>
    public async Task Swallow(CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(_payload, cancellationToken) > 0)
        {
        }
    }
}
