using System.Buffers.Text;
using System.Security.Cryptography;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>authInfo that nobody keeps: it is set anew when a transfer is wanted (RFC 9154).</summary>
internal static class EppSecrets
{
    /// <summary>128 random bits, with one of each kind of character that some registries insist on.</summary>
    public static string Random() => $"{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}aA1!";
}
