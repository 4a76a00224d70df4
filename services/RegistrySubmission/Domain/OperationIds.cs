using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Ids that are derived and not drawn, so that whatever is done twice meets itself.</summary>
internal static class OperationIds
{
    /// <summary>The domain that an operation brings to life: a repeated claim is the same document.</summary>
    public static string DomainId(string operation) => "d-" + Digest($"domain\n{operation}", 26);

    /// <summary>The <c>clTRID</c> of one try (RFC 5730 section 2.5: 3 to 64 characters).</summary>
    public static string ClientTransactionId(string operation, int send) => $"dw-{Digest($"try\n{operation}", 26)}-{send}";

    /// <summary>The registry's handle of a contact (RFC 5733: 3 to 16 characters).</summary>
    public static string ContactHandle(string profileId, long version) => "dw" + Digest($"contact\n{profileId}\n{version}", 14);

    public static string ContactHandle(ContactOf contact) => ContactHandle(contact.ProfileId, contact.Version);

    /// <summary>Whether a contact object has a handle of ours; any other was made by somebody else, who may need it.</summary>
    public static bool IsContactHandle(string handle) =>
        handle.Length == 16 && handle.StartsWith("dw", StringComparison.Ordinal) && handle.All(Text32.Alphabet.Contains);

    private static string Digest(string text, int letters) => Text32.Of(SHA256.HashData(Encoding.UTF8.GetBytes(text)), letters);
}
