namespace DomainWorkers.RegistrantVault.Rights;

/// <summary>A worker wanted something that its purpose does not cover. The attempt stands in the access log.</summary>
public sealed class PurposeRefusedException(VaultWorker worker, Purpose purpose, VaultAct act)
    : Exception($"{worker} may not do {act} under the purpose {purpose}.")
{
    /// <summary>Who.</summary>
    public VaultWorker Worker { get; } = worker;

    /// <summary>Under which purpose.</summary>
    public Purpose Purpose { get; } = purpose;

    /// <summary>What.</summary>
    public VaultAct Act { get; } = act;
}
