using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>The rules of a schema for one value.</summary>
internal static class JsonValue
{
    private const int OnStack = 512;

    /// <summary>Judges the value that the reader stands at; of an object or array only that it may be one. False for a wrong type.</summary>
    public static bool Judge(ref Utf8JsonReader reader, SchemaNode? node, ref JsonWalk walk)
    {
        var isText = reader.TokenType == JsonTokenType.String;
        if (isText && reader.ValueIsEscaped && JsonText.HasLoneSurrogate(reader.ValueSpan))
        {
            walk.Break(Rules.LoneSurrogate, "must not escape half a surrogate pair");
            return false;
        }

        if (node is not null && !Allows(node.Types, reader.TokenType))
        {
            walk.Break(Rules.Type, node.Texts.Type);
            node = null;
        }

        if (isText)
            Text(ref reader, node, ref walk);
        else if (reader.TokenType == JsonTokenType.Number && node is not null)
            Number(ref reader, node, ref walk);
        return node is not null;
    }

    private static bool Allows(JsonTypes types, JsonTokenType token) => token switch
    {
        JsonTokenType.Null => (types & JsonTypes.Null) != 0,
        JsonTokenType.True or JsonTokenType.False => (types & JsonTypes.Boolean) != 0,
        JsonTokenType.Number => (types & (JsonTypes.Integer | JsonTypes.Number)) != 0,
        JsonTokenType.String => (types & JsonTypes.String) != 0,
        JsonTokenType.StartArray => (types & JsonTypes.Array) != 0,
        _ => (types & JsonTypes.Object) != 0,
    };

    private static void Text(ref Utf8JsonReader reader, SchemaNode? node, ref JsonWalk walk)
    {
        if (!reader.ValueIsEscaped && node?.Pattern is null && node?.Format is null or TextFormat.None)
        {
            if (JsonText.HasControl(reader.ValueSpan))
                walk.Break(Rules.ControlCharacter, "must not contain control characters");
            if (node is not null)
                Shape(ref reader, node, JsonText.CodePoints(reader.ValueSpan), ref walk);
            return;
        }

        var rented = reader.ValueSpan.Length > OnStack ? ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length) : null;
        try
        {
            var buffer = rented ?? stackalloc char[OnStack];
            ReadOnlySpan<char> text = buffer[..reader.CopyString(buffer)];
            if (JsonText.HasControl(text))
                walk.Break(Rules.ControlCharacter, "must not contain control characters");
            if (node is null)
                return;

            Shape(ref reader, node, JsonText.CodePoints(text), ref walk);
            if (node.Pattern?.IsMatch(text) == false)
                walk.Break(Rules.Pattern, node.Texts.Pattern);
            if (!TextFormats.Fits(node.Format, ref reader, text))
                walk.Break(Rules.Format, TextFormats.Describe(node.Format));
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }
    }

    private static void Shape(ref Utf8JsonReader reader, SchemaNode node, int codePoints, ref JsonWalk walk)
    {
        if (codePoints < node.MinLength)
            walk.Break(Rules.MinLength, $"must have a length of at least {node.MinLength}");
        if (codePoints > node.MaxLength)
            walk.Break(Rules.MaxLength, $"must have a length of at most {node.MaxLength}");
        if (node.Values is null)
            return;

        foreach (var value in node.Values)
        {
            if (reader.ValueTextEquals(value))
                return;
        }

        walk.Break(Rules.Enum, node.Texts.Values);
    }

    private static void Number(ref Utf8JsonReader reader, SchemaNode node, ref JsonWalk walk)
    {
        if ((node.Types & JsonTypes.Integer) != 0)
            Integer(ref reader, node, ref walk);
        else if (node.Number == NumberForm.Decimal && reader.TryGetDecimal(out var exact))
            Bounds(exact, node, ref walk);
        else if (node.Number == NumberForm.Double && reader.TryGetDouble(out var real) && double.IsFinite(real))
            Bounds(real, node, ref walk);
        else
            walk.Break(Rules.Type, "must be a number that can be held without overflow");
    }

    /// <summary>
    /// As strict as the deserialiser: <c>1.0</c> and <c>1e0</c> are no integers on the wire, though JSON Schema would have them.
    /// </summary>
    private static void Integer(ref Utf8JsonReader reader, SchemaNode node, ref JsonWalk walk)
    {
        if (reader.TryGetInt64(out var value))
        {
            Bounds((decimal)value, node, ref walk);
            return;
        }

        var digits = reader.ValueSpan;
        if (digits.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
            walk.Break(Rules.Type, node.Texts.Type);
        else if (digits[0] == '-')
            walk.Break(Rules.Minimum, $"must be at least {Least(node)}");
        else
            walk.Break(Rules.Maximum, $"must be at most {Most(node)}");
    }

    private static string Least(SchemaNode node) => Math.Max(node.Minimum, long.MinValue).ToString(CultureInfo.InvariantCulture);

    private static string Most(SchemaNode node) => Math.Min(node.Maximum, long.MaxValue).ToString(CultureInfo.InvariantCulture);

    private static void Bounds(decimal value, SchemaNode node, ref JsonWalk walk)
    {
        if (value < node.Minimum)
            walk.Break(Rules.Minimum, string.Create(CultureInfo.InvariantCulture, $"must be at least {node.Minimum}"));
        else if (value > node.Maximum)
            walk.Break(Rules.Maximum, string.Create(CultureInfo.InvariantCulture, $"must be at most {node.Maximum}"));
    }

    private static void Bounds(double value, SchemaNode node, ref JsonWalk walk)
    {
        // An unset bound is the end of decimal, which is not the end of double.
        if (node.Minimum != decimal.MinValue && value < (double)node.Minimum)
            walk.Break(Rules.Minimum, string.Create(CultureInfo.InvariantCulture, $"must be at least {node.Minimum}"));
        else if (node.Maximum != decimal.MaxValue && value > (double)node.Maximum)
            walk.Break(Rules.Maximum, string.Create(CultureInfo.InvariantCulture, $"must be at most {node.Maximum}"));
    }
}
