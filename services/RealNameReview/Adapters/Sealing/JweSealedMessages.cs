using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>
/// Opens compact JWEs with the platform's own RSA-OAEP and AES-GCM. One pair of algorithms needs no library: choosing among many, and
/// trusting a header to choose, is where JOSE libraries have been broken.
/// </summary>
internal sealed class JweSealedMessages : ISealedMessages, IDisposable
{
    // The gate in front lets no message pass above 256 KiB.
    private const int MaxCharacters = 256 * 1024;
    private const int ContentKeyOctets = 32;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, SealingKey> _keys;

    public JweSealedMessages(IReadOnlyList<SealingKey> keys)
    {
        _keys = keys.ToDictionary(key => key.Kid, StringComparer.Ordinal);
        KeySet = new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.PublicJwk())]) }.ToJsonString();
    }

    public string KeySet { get; }

    public SealedReading Open(string sealedText, SealedExpectation expectation)
    {
        if (sealedText.Length > MaxCharacters)
            return new SealedReading.Refused(SealedRules.TooLarge);
        if (SealedParts.Read(sealedText) is not { } parts)
            return new SealedReading.Refused(SealedRules.Malformed);

        var (kid, rule) = SealedHeader.Read(parts.Header);
        if (kid is null)
            return new SealedReading.Refused(rule!);
        if (!_keys.TryGetValue(kid, out var key))
            return new SealedReading.Refused(SealedRules.KeyUnknown);
        // The length of the key is public, so a wrong length tells nothing.
        if (parts.WrappedKey.Length != key.WrappedOctets)
            return new SealedReading.Refused(SealedRules.Malformed);

        return Open(parts, key) is { } plaintext
            ? Read(plaintext, expectation)
            : new SealedReading.Refused(SealedRules.NotOpened);
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }

    private static byte[]? Open(SealedParts parts, SealingKey key)
    {
        Span<byte> contentKey = stackalloc byte[ContentKeyOctets];
        var unwrapped = key.Unwrap(parts.WrappedKey, contentKey);
        var plaintext = new byte[parts.Ciphertext.Length];
        try
        {
            using var aes = new AesGcm(contentKey, parts.Tag.Length);
            aes.Decrypt(parts.Nonce, parts.Ciphertext, parts.Tag, plaintext, Encoding.ASCII.GetBytes(parts.ProtectedText));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            if (unwrapped)
                SpendAnException();
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <summary>A key that could not be unwrapped has cost one exception more, which takes longer than all the rest.</summary>
    private static void SpendAnException()
    {
        try
        {
            throw new CryptographicException();
        }
        catch (CryptographicException)
        {
            // Its time was all that was wanted.
        }
    }

    private static SealedReading Read(byte[] plaintext, SealedExpectation expectation)
    {
        try
        {
            // The JSON reader lets some broken UTF-8 pass inside texts that nobody asks for.
            StrictUtf8.GetCharCount(plaintext);
            return SealedPlaintext.Read(plaintext, expectation);
        }
        catch (DecoderFallbackException)
        {
            return new SealedReading.Refused(SealedRules.ContentMalformed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }
}
