using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DomainWorkers.OperatorConsole.Output;

/// <summary>Makes text fit for a terminal and for other people's eyes.</summary>
internal static partial class Printable
{
    /// <summary>Without control characters: what a stranger wrote must not move anybody's cursor.</summary>
    public static string Of(string? text) =>
        text is null ? "" : string.Concat(text.Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format ? '?' : letter));

    /// <summary>What a stranger chose, as it is where it looks like an id, else only by its length and hash.</summary>
    public static string? Id(string? text) => text is null || Identifier().IsMatch(text)
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"({text.Length} characters, sha256 {Hash(Encoding.UTF8.GetBytes(text))})");

    /// <summary>The first letters of a hash, by which people tell bytes apart.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];

    public static string Instant(DateTimeOffset? at) => at is { } instant ? instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";

    /// <summary>A duration as people say it.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} d"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h"),
        { TotalMinutes: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0} s"),
    };

    // Not what could be somebody's name, number or address: no blank, no @, and not digits alone.
    [GeneratedRegex(@"^(?=.*[A-Za-z-])[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}\z")]
    private static partial Regex Identifier();
}
