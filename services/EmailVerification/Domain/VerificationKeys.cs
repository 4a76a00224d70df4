using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.Correspondence;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>
/// The worker's two secrets. From the one follow the ids of addresses, so it is for ever; the other stands behind tokens and codes, and one
/// that was replaced still confirms the links that it made.
/// </summary>
internal sealed class VerificationKeys(byte[] addressKey, byte[] tokenKey, byte[]? retiredTokenKey = null)
{
    private const char Separator = '\n';

    /// <summary>The id of an address of an account: it says nothing of the address to who lacks the key.</summary>
    public string AddressIdOf(string account, RecipientAddress address) =>
        "a-" + Text32.Of(Hash(addressKey, "address", account, address.Canonical), 26);

    /// <summary>What is kept of a token or code: bound to what it is for and to the address's document.</summary>
    public byte[] HashOf(SecretUse use, string addressDocument, string secret) => Hash(tokenKey, use.ToString(), addressDocument, secret);

    /// <summary>The hashes under which a secret may be kept: under the key of today, and under the one before.</summary>
    public IReadOnlyList<byte[]> Candidates(SecretUse use, string addressDocument, string secret) =>
    [
        HashOf(use, addressDocument, secret),
        Hash(retiredTokenKey ?? tokenKey, use.ToString(), addressDocument, secret),
    ];

    /// <summary>
    /// The six digits for a phone. They follow from the operation, so that a gateway that has the message already, under the same id, has
    /// sent the very code that is expected.
    /// </summary>
    public string CodeOf(string addressDocument, string operation) =>
        (BinaryPrimitives.ReadUInt64BigEndian(Hash(tokenKey, "code", addressDocument, operation)) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private static byte[] Hash(byte[] key, params ReadOnlySpan<string> parts) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join(Separator, parts)));
}

/// <summary>What a secret is for; one that was made for something else does not fit.</summary>
internal enum SecretUse
{
    /// <summary>The token of a link: confirms an address.</summary>
    VerifyAddress,

    /// <summary>The code to a phone: deletes an address.</summary>
    DeleteAddress,
}
