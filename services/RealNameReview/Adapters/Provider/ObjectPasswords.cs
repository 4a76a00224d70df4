using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DomainWorkers.Epp;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>
/// The password of each verification at a provider, derived from its transaction id: nothing has to be stored before the answer is there,
/// and a verification that carries it is the one that was submitted under that id.
/// </summary>
internal sealed class ObjectPasswords(byte[] key)
{
    // 144 bits; with the tail there is one of each kind of character that some servers insist on.
    private const int Octets = 18;

    public EppAuthInfo For(string transactionId)
    {
        var tag = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"nv-1.0 authInfo {transactionId}"));
        return EppAuthInfo.Password($"{Base64Url.EncodeToString(tag.AsSpan(0, Octets))}aA1!");
    }

    /// <summary>Whether what the provider shows is the password of that transaction.</summary>
    public bool IsOf(string transactionId, EppAuthInfo? shown) => shown?.Reveal() is { } password
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(For(transactionId).Reveal()!));
}
