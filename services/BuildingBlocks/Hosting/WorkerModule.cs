namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// One worker: its name, and what it registers. A process hosts one module; the embedded mode hosts all of them on one bus in one
/// container, so whatever a module registers is either a type of its own or keyed by its name.
/// </summary>
public abstract class WorkerModule
{
    /// <summary>The worker's name in kebab case: first part of its queues, name of its database.</summary>
    public abstract string Name { get; }

    /// <summary>Registers consumers, documents, sweeps, options and adapters.</summary>
    public abstract void Configure(WorkerBuilder worker);
}
