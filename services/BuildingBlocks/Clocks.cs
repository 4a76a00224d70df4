namespace DomainWorkers.BuildingBlocks;

/// <summary>
/// There are two clocks. The plain <see cref="TimeProvider"/> is business time: rules, due dates, deadlines, tokens. The keyed one is
/// machine time: timeouts, leases, back-off, pacing. In the embedded demonstration business time jumps; machine time never does.
/// </summary>
public static class Clocks
{
    /// <summary>The key of the machine's <see cref="TimeProvider"/>.</summary>
    public const string Machine = "machine";
}
