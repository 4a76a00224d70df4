using DomainWorkers.BuildingBlocks.Sweeps;

namespace DomainWorkers.RegistrantVault.Hosting;

/// <summary>Wakes the vault's upkeep. Harmless in any number of replicas: each step may be repeated.</summary>
internal sealed class VaultUpkeepSweep(VaultUpkeep upkeep) : ISweep
{
    private const int PageSize = 100;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var done = await upkeep.Run(PageSize, cancellationToken);
        return done.Settled + done.Erased + done.Ended;
    }
}
