using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>One private key that messages are sealed to.</summary>
internal sealed class SealingKey : IDisposable
{
    public const int MinBits = 3072;

    private readonly RSA _rsa;

    private SealingKey(string kid, RSA rsa)
    {
        Kid = kid;
        _rsa = rsa;
    }

    public string Kid { get; }

    public int Bits => _rsa.KeySize;

    /// <summary>Octets of a key wrapped with this one.</summary>
    public int WrappedOctets => (_rsa.KeySize + 7) / 8;

    public static bool IsKeyId(string kid) =>
        kid is { Length: >= 1 and <= 64 } && kid.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');

    public static SealingKey Read(string kid, string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);

            // A public key is a valid PEM too, and would open nothing.
            rsa.ExportParameters(includePrivateParameters: true);
            var key = new SealingKey(kid, rsa);
            rsa = null;
            return key;
        }
        finally
        {
            rsa?.Dispose();
        }
    }

    /// <summary>
    /// The content key (RSA-OAEP-256). Where the wrapped one is none, a random one takes its place and the work goes on (RFC 7516 section
    /// 11.5): a sender must not learn, from answer or time, whether unwrapping or opening failed. False where it was none.
    /// </summary>
    public bool Unwrap(ReadOnlySpan<byte> wrapped, Span<byte> contentKey)
    {
        RandomNumberGenerator.Fill(contentKey);
        Span<byte> unwrapped = stackalloc byte[WrappedOctets];
        try
        {
            if (!_rsa.TryDecrypt(wrapped, unwrapped, RSAEncryptionPadding.OaepSHA256, out var length) || length != contentKey.Length)
                throw new CryptographicException();

            unwrapped[..length].CopyTo(contentKey);
            return true;
        }
        catch (CryptographicException)
        {
            // The random key stays.
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(unwrapped);
        }
    }

    /// <summary>The public half as a JWK (RFC 7517).</summary>
    public JsonObject PublicJwk()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "enc",
            ["alg"] = SealedHeader.Algorithm,
            ["kid"] = Kid,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    public void Dispose() => _rsa.Dispose();
}
