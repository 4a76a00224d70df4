using System.Security.Cryptography;
using System.Text;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What makes two messages under one order id the same order.</summary>
internal static class Payload
{
    /// <summary>A hash over the parts that matter; when the order was made and by whom does not.</summary>
    public static string Hash(params IEnumerable<object?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
