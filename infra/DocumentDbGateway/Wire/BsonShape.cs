using System.Buffers.Binary;
using System.Text.Unicode;

namespace DomainWorkers.DocumentDbGateway.Wire;

/// <summary>
/// Checks a document from end to end before anything reads it, so that neither we nor the engine's C code ever meets a length
/// that points elsewhere.
/// </summary>
internal ref struct BsonShape
{
    // MongoDB allows 100 levels of nesting in what is stored; commands put a few more around it.
    private const int MaxDepth = 200;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;

    private BsonShape(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public static void Check(ReadOnlySpan<byte> document)
    {
        var shape = new BsonShape(document);
        shape.Document(0);
        if (shape._position != document.Length)
            throw new WireFormatException("a document that does not end where it says");
    }

    private void Document(int depth)
    {
        if (depth > MaxDepth)
            throw new WireFormatException($"documents nested deeper than {MaxDepth} levels");
        var start = _position;
        var end = start + Length(minimum: 5);
        while (true)
        {
            var type = Take(1)[0];
            if (type == 0)
                break;
            Name();
            Value(type, depth);
        }

        if (_position != end)
            throw new WireFormatException("a document that does not end where it says");
    }

    private void Value(byte type, int depth)
    {
        switch (type)
        {
            case 0x01 or 0x09 or 0x11 or 0x12: Take(8); break;
            case 0x02 or 0x0D or 0x0E: Text(); break;
            case 0x03 or 0x04: Document(depth + 1); break;
            case 0x05: Binary(); break;
            case 0x06 or 0x0A or 0x7F or 0xFF: break;
            case 0x07: Take(12); break;
            case 0x08: Flag(); break;
            case 0x0B: Name(); Name(); break;
            case 0x0C: Text(); Take(12); break;
            case 0x0F: CodeWithScope(depth); break;
            case 0x10: Take(4); break;
            case 0x13: Take(16); break;
            default: throw new WireFormatException($"a value of unknown type {type:x2}");
        }
    }

    private void Text()
    {
        var text = Take(Length(minimum: 1));
        if (text[^1] != 0 || !Utf8.IsValid(text))
            throw new WireFormatException("a string that is not UTF-8");
    }

    private void Binary()
    {
        var length = Length(minimum: 0);
        Take(1);
        Take(length);
    }

    private void Flag()
    {
        if (Take(1)[0] > 1)
            throw new WireFormatException("a boolean that is neither true nor false");
    }

    private void CodeWithScope(int depth)
    {
        var start = _position;
        var end = start + Length(minimum: 14);
        Text();
        Document(depth + 1);
        if (_position != end)
            throw new WireFormatException("code that does not end where it says");
    }

    private void Name()
    {
        var length = _bytes[_position..].IndexOf((byte)0);
        if (length < 0 || !Utf8.IsValid(_bytes.Slice(_position, length)))
            throw new WireFormatException("a name without end, or not UTF-8");
        _position += length + 1;
    }

    /// <summary>A length field; what it announces must lie within the bytes there are.</summary>
    private int Length(int minimum)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
        return length >= minimum && length <= _bytes.Length - _position + 4
            ? length
            : throw new WireFormatException($"a length of {length} bytes");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _position)
            throw new WireFormatException("a document that ends too early");
        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
