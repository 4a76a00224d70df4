using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RegistrySubmission.Adapters;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Frees the domains of processes that died when the outcome was decided and its copy was not made.</summary>
internal sealed class SettledSweep(OperationDesk desk, Registries registries) : ISweep
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var account in registries.Accounts)
            found += await desk.FinishLeft(account.Name, cancellationToken);
        return found;
    }
}
