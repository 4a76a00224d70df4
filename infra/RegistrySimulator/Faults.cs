namespace DomainWorkers.RegistrySimulator;

/// <summary>The rules by which the registry misbehaves; they may change while it runs, the first that matches and hits is applied.</summary>
public sealed class Faults : ServingFaults<FaultRule>
{
    internal Faults(int seed)
        : base(seed)
    {
    }

    /// <summary>Removes all rules with this action for these commands; says whether there was one.</summary>
    public bool Remove(FaultAction action, string command = "*") => Remove((WireFault)action, command);

    /// <summary>How often a fault was applied so far; cleared rules stay counted.</summary>
    public int Applied(FaultAction action) => Applied((WireFault)action);
}
