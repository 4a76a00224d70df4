using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>
/// Turns a regular expression of ECMA 262 (as schemas are written, with its <c>u</c> flag) into one of .NET with the same meaning that
/// never backtracks. What would mean something else in .NET is translated (<c>$</c> there also matches before a last line feed,
/// <c>\d</c> any Unicode digit, <c>.</c> half a surrogate pair); what cannot be translated is refused when the schema is loaded.
/// </summary>
internal static class EcmaPattern
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Digits = "0-9";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    public static Regex Compile(string pattern) =>
        new(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        for (var at = 0; at < pattern.Length;)
        {
            var letter = pattern[at];
            switch (letter)
            {
                case '$':
                    result.Append(@"\z");
                    at++;
                    break;
                case '^':
                    result.Append(@"\A");
                    at++;
                    break;
                case '.':
                    result.Append(CultureInfo.InvariantCulture, $@"(?:[^\n\r\u2028\u2029\uD800-\uDFFF]|{Pair})");
                    at++;
                    break;
                case '\\':
                    at = Escape(pattern, at, result);
                    break;
                case '[':
                    at = Class(pattern, at, result);
                    break;
                case '(' when At(pattern, at + 1) == '?' && At(pattern, at + 2) != ':':
                    throw Refused(pattern, "only plain and (?:...) groups are allowed");
                case '#' or ' ':
                    result.Append('\\').Append(letter);
                    at++;
                    break;
                default:
                    if (char.IsSurrogate(letter))
                        throw Refused(pattern, "characters beyond U+FFFF are not allowed");
                    result.Append(letter);
                    at++;
                    break;
            }
        }

        return result.ToString();
    }

    private static int Escape(string pattern, int at, StringBuilder result)
    {
        var letter = At(pattern, at + 1);
        var set = letter switch { 'd' or 'D' => Digits, 'w' or 'W' => Word, 's' or 'S' => Space, _ => null };
        if (set is not null)
        {
            if (char.IsLower(letter))
                result.Append(CultureInfo.InvariantCulture, $"[{set}]");
            else
                result.Append(CultureInfo.InvariantCulture, $@"(?:[^{set}\uD800-\uDFFF]|{Pair})");
            return at + 2;
        }

        return Character(pattern, at, result);
    }

    private static int Class(string pattern, int at, StringBuilder result)
    {
        at++;
        var negated = At(pattern, at) == '^';
        if (negated)
            at++;

        var set = new StringBuilder();
        while (At(pattern, at) != ']')
        {
            var letter = At(pattern, at);
            if (letter == '\\')
            {
                var inner = At(pattern, at + 1) switch { 'd' => Digits, 'w' => Word, 's' => Space, _ => null };
                at = inner is null ? Character(pattern, at, set) : at + 2;
                set.Append(inner);
            }
            else if (char.IsSurrogate(letter))
            {
                throw Refused(pattern, "characters beyond U+FFFF are not allowed");
            }
            else
            {
                // In .NET an inner bracket would begin a subtraction.
                set.Append(letter is '[' or '^' ? $@"\{letter}" : letter);
                at++;
            }
        }

        if (set.Length == 0)
            throw Refused(pattern, "an empty class is not allowed");

        if (negated)
            result.Append(CultureInfo.InvariantCulture, $@"(?:[^{set}\uD800-\uDFFF]|{Pair})");
        else
            result.Append('[').Append(set).Append(']');
        return at + 1;
    }

    /// <summary>An escape that stands for one character, inside or outside a class.</summary>
    private static int Character(string pattern, int at, StringBuilder result)
    {
        var letter = At(pattern, at + 1);
        switch (letter)
        {
            case 't' or 'n' or 'r' or 'f' or 'v':
                result.Append('\\').Append(letter);
                return at + 2;
            case 'u' or 'x':
                var digits = letter == 'u' ? 4 : 2;
                for (var i = 2; i < 2 + digits; i++)
                {
                    if (!char.IsAsciiHexDigit(At(pattern, at + i)))
                        throw Refused(pattern, $@"\{letter} needs {digits} hexadecimal digits");
                }

                result.Append(pattern, at, digits + 2);
                return at + digits + 2;
            default:
                if (char.IsLetterOrDigit(letter) || letter is '\0' or '_')
                    throw Refused(pattern, $@"\{letter} is not allowed");
                result.Append('\\').Append(letter);
                return at + 2;
        }
    }

    private static char At(string pattern, int at) =>
        at < pattern.Length ? pattern[at] : throw Refused(pattern, "it ends too early");

    private static ArgumentException Refused(string pattern, string why) => new($"The pattern {pattern} cannot be used in a contract: {why}.");
}
