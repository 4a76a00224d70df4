using System.Globalization;
using System.Text.Json;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>The formats of text: as strict as RFC 3339 and, where that allows more, as the deserialiser.</summary>
internal static class TextFormats
{
    public static bool Fits(TextFormat format, ref Utf8JsonReader reader, scoped ReadOnlySpan<char> text) => format switch
    {
        TextFormat.DateTime => HasSecondsAndOffset(text) && reader.TryGetDateTimeOffset(out _),
        TextFormat.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        TextFormat.Uuid => reader.TryGetGuid(out _),
        _ => true,
    };

    public static string Describe(TextFormat format) => format switch
    {
        TextFormat.DateTime => "must be an instant with offset (RFC 3339), such as 2025-03-01T08:00:00+08:00",
        TextFormat.Date => "must be a date (RFC 3339), such as 2025-03-01",
        _ => "must be a UUID in its form with hyphens",
    };

    /// <summary>
    /// The deserialiser would take a bare date or a local time for the machine's own zone; an instant that means another one on another
    /// machine is none.
    /// </summary>
    private static bool HasSecondsAndOffset(ReadOnlySpan<char> text)
    {
        const int seconds = 19;
        if (text.Length <= seconds || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return false;

        var rest = text[seconds..];
        if (rest[0] == '.')
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
                digits++;
            if (digits == 1)
                return false;
            rest = rest[digits..];
        }

        return rest is "Z" || (rest.Length == 6 && rest[0] is '+' or '-' && rest[3] == ':');
    }
}
