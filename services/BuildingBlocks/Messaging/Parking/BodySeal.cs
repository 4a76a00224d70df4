using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>Seals parked bodies (AES-256-GCM), because nobody knows what a message that was refused holds.</summary>
public sealed class BodySeal(byte[] key)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Nonce, ciphertext and tag; bound to the id it is stored under.</summary>
    public byte[] Seal(ReadOnlySpan<byte> body, string id)
    {
        var result = new byte[NonceBytes + body.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, body, result.AsSpan(NonceBytes, body.Length), result.AsSpan(NonceBytes + body.Length), Encoding.UTF8.GetBytes(id));
        return result;
    }

    /// <summary>The body; throws where the bytes were changed or belong to another id.</summary>
    public byte[] Open(ReadOnlySpan<byte> sealedBody, string id)
    {
        var body = new byte[sealedBody.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(sealedBody[..NonceBytes], sealedBody[NonceBytes..^TagBytes], sealedBody[^TagBytes..], body, Encoding.UTF8.GetBytes(id));
        return body;
    }
}
