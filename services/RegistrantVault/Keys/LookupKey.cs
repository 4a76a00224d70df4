using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>
/// The key of the keyed hashes (HMAC-SHA-256). Numbers and addresses are easy to guess one by one, so their hashes are worth as much
/// as this key is secret. Each use has a key derived for it alone (HKDF, RFC 5869): equal inputs of two uses do not give equal hashes.
/// </summary>
internal sealed class LookupKey(string id, byte[] secret)
{
    public string Id { get; } = id;

    public byte[] Hash(string use, ReadOnlySpan<byte> value)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyStrength.Size, info: Encoding.UTF8.GetBytes($"domain-workers/vault/{use}"));
        try
        {
            return HMACSHA256.HashData(key, value);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
