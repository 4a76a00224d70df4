using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Adapters;

namespace DomainWorkers.TestKit;

/// <summary>Every account has every profile, a company on the mainland, but for the profile <c>unknown</c>.</summary>
internal sealed class KnownRegistrants : IRegistrants
{
    public Task<KnownProfile?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        Task.FromResult(profileId == "unknown" ? null : new KnownProfile(new Holder(HolderKind.Organisation, HolderRegion.Mainland), 1));
}
