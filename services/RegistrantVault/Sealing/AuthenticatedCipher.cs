using System.Security.Cryptography;

namespace DomainWorkers.RegistrantVault.Sealing;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. A key of this vault seals a handful of values in its life; the bound for
/// random nonces (2^32 values under one key) is out of reach. Form: one byte 1, nonce, ciphertext, 128-bit tag.
/// </summary>
internal static class AuthenticatedCipher
{
    public const int KeySize = 32;
    public const int NonceSize = 12;
    private const int TagSize = 16;
    private const byte Form = 1;
    private const int HeadSize = 1 + NonceSize;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        var result = new byte[HeadSize + plaintext.Length + TagSize];
        var span = result.AsSpan();
        span[0] = Form;
        RandomNumberGenerator.Fill(span[1..HeadSize]);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(
            span[1..HeadSize], plaintext, span.Slice(HeadSize, plaintext.Length), span[(HeadSize + plaintext.Length)..], associatedData);
        return result;
    }

    /// <summary>The plaintext; the caller overwrites it after use. Null when the value, its key or what it belongs to is not the one it was sealed with.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> associatedData)
    {
        if (value.Length < HeadSize + TagSize || value[0] != Form)
            return null;

        var plaintext = new byte[value.Length - HeadSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(value[1..HeadSize], value[HeadSize..^TagSize], value[^TagSize..], plaintext, associatedData);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
