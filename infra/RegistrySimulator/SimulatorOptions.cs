namespace DomainWorkers.RegistrySimulator;

/// <summary>What one simulated registry is: its accounts, zones, limits and files.</summary>
public sealed record SimulatorOptions : ServingOptions
{
    public IReadOnlyList<RegistrarAccount> Accounts { get; init; } = [];

    public IReadOnlyList<Zone> Zones { get; init; } = [];

    /// <summary>What the ledger records beside commands that were really executed.</summary>
    public LedgerContent LedgerContent { get; init; } = LedgerContent.Executed;

    /// <summary>Journal of all objects, so that a registry that is started again still knows them.</summary>
    public string? StatePath { get; init; }

    /// <summary>The svID of the greeting and the tail of every repository identifier.</summary>
    public string ServerId { get; init; } = "DomainWorkers registry simulator";
}
