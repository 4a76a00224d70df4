using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RegistrySubmission.Adapters;

internal sealed class AnyRegistrant : IRegistrants
{
    public Task<Holder?> Describe(string account, string profileId, CancellationToken cancellationToken) =>
        Task.FromResult<Holder?>(profileId == "unknown" ? null : new Holder(HolderKind.Organisation, HolderRegion.Mainland));
}
