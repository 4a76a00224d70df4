using System.Globalization;
using System.Text;
using System.Text.Json;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>
/// One pass over a body, against a compiled schema. What it lets through is well-formed in every part, the unknown ones too: a later
/// reader, ours or another, finds nothing that two parsers could understand differently.
/// </summary>
internal ref struct JsonWalk
{
    // Above this a set is quicker than looking through a list; below it the list allocates nothing more.
    private const int FewNames = 8;

    /// <summary>Stands where a remembered property was given twice: nobody knows which one is meant.</summary>
    public static readonly Range Ambiguous = new(0, 0);

    private readonly ReadOnlySpan<byte> _body;
    private readonly SchemaNode _root;
    private readonly int _maxDepth;
    private Utf8JsonReader _reader;
    private WalkFrames _frames;
    private int _depth;
    private bool _ended;
    private int _capturing;
    private int _captureStart;
    private List<string>? _names;

    public JsonWalk(ReadOnlySpan<byte> body, SchemaNode root, int maxDepth)
    {
        _body = body;
        _root = root;
        _maxDepth = maxDepth;
        _capturing = -1;
    }

    public ViolationList Violations;

    public Captures Captured;

    public int UnknownProperties;

    /// <summary>Reads the whole body, or as far as it can be read.</summary>
    public void Run()
    {
        if (!IsReadable())
            return;

        _reader = new Utf8JsonReader(_body, new JsonReaderOptions { MaxDepth = WalkFrames.Capacity + 1 });
        try
        {
            while (_reader.Read())
            {
                if (!Take())
                    return;
            }
        }
        catch (JsonException broken)
        {
            // The exception's own text quotes the body, so only its place is told.
            var place = string.Create(CultureInfo.InvariantCulture, $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
            if (_ended)
                Violations.AddLast("$", Rules.TrailingData, $"must end with the message; more begins at {place}");
            else
                Violations.AddLast(Path(), Rules.NotJson, $"is not JSON (RFC 8259) from {place} on");
        }
    }

    private bool IsReadable()
    {
        if (_body.IsEmpty)
            Violations.Add("$", Rules.Empty, "must not be empty");
        else if (_body.Length > MessageSerialization.MaxBytes)
            Violations.Add("$", Rules.TooLarge, $"must be at most {MessageSerialization.MaxBytes} bytes");
        else if (_body.StartsWith(Encoding.UTF8.Preamble))
            Violations.Add("$", Rules.ByteOrderMark, "must not begin with a byte order mark");
        else if (!System.Text.Unicode.Utf8.IsValid(_body))
            Violations.Add("$", Rules.NotUtf8, "must be UTF-8 throughout");
        return Violations.IsEmpty;
    }

    /// <summary>Takes one token; false where reading on makes no sense.</summary>
    private bool Take()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeName();
                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Leave();
                return true;
            default:
                return TakeValue();
        }
    }

    private bool TakeValue()
    {
        var node = _root;
        if (_depth > 0)
        {
            ref var frame = ref _frames[_depth - 1];
            if (frame.IsArray)
                frame.Index++;
            node = frame.IsArray ? frame.Node?.Items : frame.Property?.Node;
        }

        if (_depth == 1 && _frames[0].Property is { Capture: >= 0 } property)
        {
            _capturing = property.Capture;
            _captureStart = (int)_reader.TokenStartIndex;
        }

        var known = JsonValue.Judge(ref _reader, node, ref this);
        if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            return Enter(known ? node : null);

        Completed();
        return true;
    }

    private bool Enter(SchemaNode? node)
    {
        if (_depth >= _maxDepth)
        {
            Violations.AddLast(Path(), Rules.TooDeep, $"must not nest deeper than {MessageSerialization.MaxDepth}");
            return false;
        }

        ref var frame = ref _frames[_depth++];
        frame = new WalkFrame
        {
            Node = node,
            IsArray = _reader.TokenType == JsonTokenType.StartArray,
            Index = -1,
            NamesStart = _names?.Count ?? 0,
        };
        return true;
    }

    private void Leave()
    {
        var frame = _frames[--_depth];
        _names?.RemoveRange(frame.NamesStart, _names.Count - frame.NamesStart);

        if (frame.Node is { } node && frame.IsArray)
        {
            if (frame.Index + 1 < node.MinItems)
                Break(Rules.MinItems, $"number of items must be at least {node.MinItems}");
            if (frame.Index + 1 > node.MaxItems)
                Break(Rules.MaxItems, $"number of items must be at most {node.MaxItems}");
        }
        else if (frame.Node is { } known && (known.Required & ~frame.Seen) is not 0 and var missing)
        {
            for (var i = 0; i < known.Properties.Length; i++)
            {
                if ((missing & (1UL << i)) != 0)
                    Violations.Add(WalkPath.Add(Path(), known.Properties[i].Name), Rules.Required, "is required");
            }
        }

        Completed();
    }

    private void Completed()
    {
        _ended = _depth == 0;
        if (_ended)
            return;

        ref var frame = ref _frames[_depth - 1];
        frame.Property = null;
        frame.NameStart = 0;
        if (_depth != 1 || _capturing < 0)
            return;

        Captured[_capturing] = Captured[_capturing] is null ? new Range(_captureStart, (int)_reader.BytesConsumed) : Ambiguous;
        _capturing = -1;
    }

    private void TakeName()
    {
        ref var frame = ref _frames[_depth - 1];
        frame.Property = null;
        frame.NameStart = (int)_reader.TokenStartIndex;

        if (_reader.ValueIsEscaped && JsonText.HasLoneSurrogate(_reader.ValueSpan))
        {
            Break(Rules.LoneSurrogate, "must not escape half a surrogate pair in a name");
            return;
        }

        var known = frame.Node?.Properties ?? [];
        for (var i = 0; i < known.Length; i++)
        {
            if (!_reader.ValueTextEquals(known[i].Utf8Name))
                continue;

            frame.Property = known[i];
            if ((frame.Seen & (1UL << i)) != 0)
                Break(Rules.DuplicateName, "must be given once");
            frame.Seen |= 1UL << i;
            return;
        }

        TakeUnknownName(ref frame);
    }

    private void TakeUnknownName(ref WalkFrame frame)
    {
        UnknownProperties += frame.Node is null ? 0 : 1;

        var name = _reader.GetString()!;
        if (JsonText.HasControl(name))
            Break(Rules.ControlCharacter, "must not contain control characters in a name");

        _names ??= [];
        var count = _names.Count - frame.NamesStart;
        if (count == FewNames && frame.Names is null)
            frame.Names = new HashSet<string>(_names.GetRange(frame.NamesStart, count), StringComparer.Ordinal);

        var isNew = frame.Names?.Add(name) ?? _names.IndexOf(name, frame.NamesStart, count) < 0;
        if (!isNew)
            Break(Rules.DuplicateName, "must be given once");
        else if (frame.Names is null)
            _names.Add(name);
    }

    /// <summary>Notes a broken rule at the place where the walk is.</summary>
    public void Break(string rule, string message)
    {
        if (!Violations.IsFull)
            Violations.Add(Path(), rule, message);
    }

    private readonly string Path() => WalkPath.Of(_body, _frames, _depth);
}
