using System.Globalization;

namespace DomainWorkers.Epp;

/// <summary>The facets of the EPP schemas, checked before a command is sent. No message repeats the value.</summary>
public static class EppValues
{
    public const int MaxNameLength = 255;

    /// <summary>
    /// A name on the wire is A-labels only: turning Unicode into ASCII is the caller's decision, with the registry's rules at
    /// hand.
    /// </summary>
    public static string Name(string? name, string what)
    {
        if (string.IsNullOrEmpty(name) || name.Length > MaxNameLength)
        {
            throw new EppInvalidCommandException($"{what} must have 1 to {MaxNameLength} characters.");
        }

        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '.' or '_'))
            {
                throw new EppInvalidCommandException($"{what} holds a character that is no part of an A-label.");
            }
        }

        return name;
    }

    /// <summary>clIDType: identifiers of contacts and registrars (RFC 5730).</summary>
    public static string Identifier(string? value, string what) => Token(value, 3, 16, what);

    /// <summary>trIDStringType, narrowed to visible ASCII: the answer must repeat it character by character.</summary>
    public static string TransactionId(string? value)
    {
        Token(value, 3, 64, "clTRID");
        foreach (var character in value!)
        {
            if (character is <= ' ' or > '~')
            {
                throw new EppInvalidCommandException("clTRID must be visible ASCII characters.");
            }
        }

        return value;
    }

    /// <summary>
    /// xs:token with a length: neither end blank, no double blanks, no line breaks, or the peer reads another value.
    /// </summary>
    public static string Token(string? value, int minimum, int maximum, string what)
    {
        if (value is null || Length(value) < minimum || Length(value) > maximum)
        {
            throw new EppInvalidCommandException($"{what} must have {minimum} to {maximum} characters.");
        }

        if (value.StartsWith(' ') || value.EndsWith(' ') || value.Contains("  ", StringComparison.Ordinal))
        {
            throw new EppInvalidCommandException($"{what} has blanks that XML would take away.");
        }

        return Line(value, maximum, what);
    }

    /// <summary>xs:normalizedString with a length: one line of text.</summary>
    public static string Line(string? value, int maximum, string what)
    {
        if (value is null || Length(value) > maximum)
        {
            throw new EppInvalidCommandException($"{what} must have at most {maximum} characters.");
        }

        return value.AsSpan().IndexOfAny('\t', '\r', '\n') < 0
            ? value
            : throw new EppInvalidCommandException($"{what} must be one line.");
    }

    public static string? OptionalLine(string? value, int maximum, string what) =>
        value is null ? null : Line(value, maximum, what);

    /// <summary>xs:language.</summary>
    public static string Language(string? value)
    {
        Token(value, 1, 64, "Language");
        var parts = value!.Split('-');
        return parts[0].All(char.IsAsciiLetter)
            && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit))
                ? value
                : throw new EppInvalidCommandException("Language must be a tag such as en or zh-CN.");
    }

    /// <summary>xs:base64Binary of at least one octet; line breaks are part of it and stay.</summary>
    public static string Base64(string? value, string what) =>
        value is not null && System.Buffers.Text.Base64.IsValid(value, out var octets) && octets > 0
            ? value
            : throw new EppInvalidCommandException($"{what} must be base64.");

    public static int Period(int value) =>
        value is >= 1 and <= 99 ? value : throw new EppInvalidCommandException("A period is 1 to 99.");

    public static void Any(int count, string what)
    {
        if (count == 0)
        {
            throw new EppInvalidCommandException($"{what} must not be empty.");
        }
    }

    public static void AtMost(int count, int maximum, string what)
    {
        if (count > maximum)
        {
            throw new EppInvalidCommandException(
                string.Create(CultureInfo.InvariantCulture, $"{what} may have at most {maximum} entries."));
        }
    }

    // XML Schema counts characters, not UTF-16 units.
    private static int Length(string value)
    {
        var length = value.Length;
        foreach (var unit in value)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length;
    }
}
