using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>Reads what signed codes say, so that it can be seen later whether a registry has them.</summary>
internal static class SignedCodes
{
    /// <summary>The codes in their order; null in the place of one that cannot be read.</summary>
    public static IReadOnlyList<SignedCode?> Read(IReadOnlyList<string>? encoded) => encoded is null
        ? []
        : [.. encoded.Select(one => SignedVerificationCode.Read(one) is { } code ? new SignedCode(code.Type, code.Code, one) : null)];
}
