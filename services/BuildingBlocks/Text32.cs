using System.Text;

namespace DomainWorkers.BuildingBlocks;

/// <summary>The first letters of a hash in base 32 (RFC 4648, lower case): ids that are derived and not drawn.</summary>
public static class Text32
{
    /// <summary>The letters there are.</summary>
    public const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>So many letters, as far as the hash goes.</summary>
    public static string Of(ReadOnlySpan<byte> hash, int letters)
    {
        var result = new StringBuilder(letters);
        var bits = 0;
        var held = 0;
        foreach (var octet in hash)
        {
            held = ((held << 8) | octet) & 0xffff;
            bits += 8;
            while (bits >= 5 && result.Length < letters)
            {
                bits -= 5;
                result.Append(Alphabet[(held >> bits) & 31]);
            }
        }

        return result.ToString();
    }
}
