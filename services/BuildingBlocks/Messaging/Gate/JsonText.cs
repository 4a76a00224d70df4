using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>What must be known of a text or name in JSON before anything else reads it.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> FirstBytesOfControls = SearchValues.Create([0x7F, 0xC2]);

    /// <summary>
    /// Whether an escape stands for half a surrogate pair. Both halves of a pair must be escapes: the half that is not would be no UTF-8.
    /// </summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        for (var at = escaped.IndexOf((byte)'\\'); at >= 0 && at < escaped.Length; at = Next(escaped, at))
        {
            if (escaped[at + 1] != 'u')
            {
                at += 2;
                continue;
            }

            var unit = Unit(escaped, at);
            at += 6;
            if (char.IsLowSurrogate(unit))
                return true;
            if (!char.IsHighSurrogate(unit))
                continue;
            if (at + 6 > escaped.Length || escaped[at] != '\\' || escaped[at + 1] != 'u' || !char.IsLowSurrogate(Unit(escaped, at)))
                return true;
            at += 6;
        }

        return false;
    }

    /// <summary>Whether text without escapes contains U+007F to U+009F; the lower controls cannot stand unescaped in JSON.</summary>
    public static bool HasControl(ReadOnlySpan<byte> unescaped)
    {
        for (var at = unescaped.IndexOfAny(FirstBytesOfControls); at >= 0;)
        {
            if (unescaped[at] == 0x7F || unescaped[at + 1] is >= 0x80 and <= 0x9F)
                return true;
            var next = unescaped[(at + 1)..].IndexOfAny(FirstBytesOfControls);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    public static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter))
                return true;
        }

        return false;
    }

    /// <summary>Code points of valid UTF-8: every byte but the continuing ones begins one.</summary>
    public static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var one in utf8)
            count += (one & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>Code points of text without lone surrogates.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        foreach (var letter in text)
            count -= char.IsLowSurrogate(letter) ? 1 : 0;
        return count;
    }

    /// <summary>The text of a token that is known to be a well-formed string.</summary>
    public static string? Read(ReadOnlySpan<byte> token)
    {
        var reader = new Utf8JsonReader(token);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }

    /// <summary>
    /// A sender's property name as a step of a path (RFC 9535): only printable ASCII comes through, and not much of it, since it ends in
    /// logs and on screens.
    /// </summary>
    public static string Step(string name)
    {
        const int kept = 40;
        var step = new StringBuilder("['");
        foreach (var letter in name.AsSpan(0, Math.Min(name.Length, kept)))
        {
            if (letter is '\'' or '\\')
                step.Append('\\').Append(letter);
            else if (letter is >= ' ' and <= '~')
                step.Append(letter);
            else
                step.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return step.Append(name.Length > kept ? "..." : "").Append("']").ToString();
    }

    private static int Next(ReadOnlySpan<byte> escaped, int from)
    {
        var next = from < escaped.Length ? escaped[from..].IndexOf((byte)'\\') : -1;
        return next < 0 ? escaped.Length : from + next;
    }

    private static char Unit(ReadOnlySpan<byte> escaped, int at)
    {
        var unit = 0;
        foreach (var digit in escaped.Slice(at + 2, 4))
            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit & 0x5F) - 'A' + 10);
        return (char)unit;
    }
}
