using System.Buffers.Text;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>The five parts of a compact JWE (RFC 7516 section 7.1). Pure.</summary>
internal sealed record SealedParts(string ProtectedText, byte[] Header, byte[] WrappedKey, byte[] Nonce, byte[] Ciphertext, byte[] Tag)
{
    private const int NonceOctets = 12;
    private const int TagOctets = 16;
    private const int MaxHeaderCharacters = 2048;

    /// <summary>Null where it is not of that form. Every part is canonical base64url, so that an envelope has one text only.</summary>
    public static SealedParts? Read(string text)
    {
        var parts = text.Split('.', 6);
        if (parts.Length != 5 || parts[0].Length > MaxHeaderCharacters)
            return null;

        var octets = new byte[5][];
        for (var index = 0; index < parts.Length; index++)
        {
            if (Octets(parts[index]) is not { } part)
                return null;
            octets[index] = part;
        }

        return octets is [_, _, { Length: NonceOctets }, { Length: > 0 }, { Length: TagOctets }]
            ? new SealedParts(parts[0], octets[0], octets[1], octets[2], octets[3], octets[4])
            : null;
    }

    private static byte[]? Octets(string part)
    {
        if (part.Length == 0 || !part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') || part.Length % 4 == 1)
            return null;

        try
        {
            var octets = Base64Url.DecodeFromChars(part);
            // Unused bits of the last character could be anything otherwise.
            return Base64Url.EncodeToString(octets) == part ? octets : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
