namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>
/// Looks for due work and hands it on. Quartz wakes it; the data decides. It may run in any number of replicas at once, so it claims by
/// conditional write or does only what is harmless twice.
/// </summary>
public interface ISweep
{
    /// <summary>Looks once, at one bounded page, and says how much was found.</summary>
    Task<int> Run(CancellationToken cancellationToken);
}
