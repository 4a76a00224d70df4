using System.Globalization;
using System.Text;

namespace DomainWorkers.Correspondence;

/// <summary>How names and times are written for people.</summary>
public static class Shown
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8); // no daylight saving since 1991

    /// <summary>The text on one line: letters and line ends of no kind can begin another header or line.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            line.Append(category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate ? " " : rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>A domain's name as people write it and, where that differs, as it stands in the DNS; on one line whatever it holds.</summary>
    public static string Name(string name, string unicodeName) => Line(name == unicodeName ? name : $"{unicodeName} ({name})");

    /// <summary>In Shanghai, where the dates have their meaning, with the offset said.</summary>
    public static string Time(DateTimeOffset instant) =>
        instant.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm '(UTC+8)'", CultureInfo.InvariantCulture);

    /// <summary>The day of an instant in Shanghai.</summary>
    public static string Day(DateTimeOffset instant) => instant.ToOffset(Shanghai).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
