using System.Buffers.Binary;
using System.Text;

namespace DomainWorkers.Epp.Tests;

public sealed class FramingTests
{
    private const int Maximum = 4096;

    [Fact]
    public void A_frame_counts_its_own_header()
    {
        var frame = EppFraming.Frame(Encoding.UTF8.GetBytes("<epp/>"));

        Assert.Equal([0, 0, 0, 10], frame[..4]);
        Assert.Equal("<epp/>", Encoding.UTF8.GetString(frame[4..]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(4096)]
    public async Task Frames_arrive_whole_however_they_are_cut_up(int piece)
    {
        byte[][] payloads = [Bytes(1), Bytes(2), Bytes(777), Bytes(Maximum - 4)];
        var reader = Reader(new Pieces([.. payloads.SelectMany(payload => EppFraming.Frame(payload))], piece));

        foreach (var payload in payloads)
        {
            Assert.Equal(payload, await reader.Read(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(4u)]
    [InlineData(Maximum + 1u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x80000000u)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(0x3C3F786Du)]
    public async Task A_hostile_length_is_refused_before_anything_is_allocated(uint length)
    {
        var header = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(header, length);
        var reader = Reader(new Pieces([.. header, .. Bytes(64)], 16));

        var before = GC.GetAllocatedBytesForCurrentThread();
        await Assert.ThrowsAsync<FormatException>(() => reader.Read(TestContext.Current.CancellationToken));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024);
    }

    [Fact]
    public async Task A_peer_that_announces_much_and_sends_little_costs_little()
    {
        var header = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(header, 64 * 1024 * 1024);
        var reader = new EppFrameReader(new Pieces([.. header, .. Bytes(100)], 16), 64 * 1024 * 1024);

        var before = GC.GetAllocatedBytesForCurrentThread();
        await Assert.ThrowsAsync<EndOfStreamException>(() => reader.Read(TestContext.Current.CancellationToken));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(99)]
    public async Task An_end_of_stream_inside_a_frame_ends_the_reading(int kept)
    {
        var reader = Reader(new Pieces(EppFraming.Frame(Bytes(96))[..kept], 7));

        await Assert.ThrowsAsync<EndOfStreamException>(() => reader.Read(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_frames_in_one_piece_are_noticed_as_one_too_many()
    {
        var reader = Reader(new Pieces([.. EppFraming.Frame(Bytes(10)), .. EppFraming.Frame(Bytes(10))], 1000));

        await reader.Read(TestContext.Current.CancellationToken);
        reader.Listen();

        Assert.True(reader.Disturbed);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(index => (byte)index)];

    private static EppFrameReader Reader(Stream stream) => new(stream, Maximum);

    /// <summary>A stream that gives at most so many bytes at a time.</summary>
    private sealed class Pieces(byte[] content, int piece) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
