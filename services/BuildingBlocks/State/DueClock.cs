namespace DomainWorkers.BuildingBlocks.State;

/// <summary>The clock on which a due time stands.</summary>
public enum DueClock
{
    /// <summary>Rules and deadlines; in the embedded demonstration it jumps.</summary>
    Business,

    /// <summary>Retries, leases and back-off; it always runs.</summary>
    Machine,
}
