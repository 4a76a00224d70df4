using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Compares DS records. Digests are hexadecimal: their case means nothing.</summary>
internal sealed class SameSigner : IEqualityComparer<DelegationSigner>
{
    public static readonly SameSigner Instance = new();

    public bool Equals(DelegationSigner? x, DelegationSigner? y) => x is null
        ? y is null
        : y is not null && Normal(x) == Normal(y);

    public int GetHashCode(DelegationSigner signer) => Normal(signer).GetHashCode();

    private static DelegationSigner Normal(DelegationSigner signer) => signer with { Digest = signer.Digest.ToUpperInvariant() };
}
