using System.Globalization;
using System.Text;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>
/// The code page of the interface. What it cannot say is found before a file is built (data code 5008 would come hours later, for the whole
/// file). Private-use code points have a place in the code page and no meaning, so they are refused as well.
/// </summary>
internal static class GbkText
{
    public static readonly Encoding Encoding = CodePagesEncodingProvider.Instance.GetEncoding(
        936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The characters of a text that cannot be reported, as code points, each once; control characters and lone surrogates too.</summary>
    public static IReadOnlyList<string> Outside(string text)
    {
        List<string>? found = null;
        for (var place = 0; place < text.Length;)
        {
            var length = char.IsSurrogatePair(text, place) ? 2 : 1;
            if (!Sayable(text.AsSpan(place, length)))
            {
                var point = length == 2 ? char.ConvertToUtf32(text, place) : text[place];
                var name = string.Create(CultureInfo.InvariantCulture, $"U+{point:X4}");
                found ??= [];
                if (!found.Contains(name))
                    found.Add(name);
            }

            place += length;
        }

        return found ?? [];
    }

    private static bool Sayable(ReadOnlySpan<char> character)
    {
        if (character.Length == 2 || char.IsControl(character[0]) || character[0] is >= '\uE000' and <= '\uF8FF')
            return false;
        if (character[0] < 0x80)
            return true;
        try
        {
            // A way back that ends elsewhere is a best fit, which would change the name.
            Span<byte> bytes = stackalloc byte[4];
            Span<char> back = stackalloc char[4];
            var written = Encoding.GetBytes(character, bytes);
            return Encoding.GetChars(bytes[..written], back) == 1 && back[0] == character[0];
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
