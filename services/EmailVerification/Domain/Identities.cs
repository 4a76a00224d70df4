using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What tells requests apart.</summary>
internal static class Identities
{
    /// <summary>What makes two requests under one id the same request.</summary>
    public static string Payload(params IEnumerable<object?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
