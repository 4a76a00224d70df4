namespace DomainWorkers.RegistrySimulator;

/// <summary>What the registry keeps of an account beside its options: password in force and credit left.</summary>
public sealed record AccountObject(string ClientId, string Password, decimal? Balance)
{
    /// <summary>The low balance notice went out and the credit has not recovered since.</summary>
    public bool LowBalanceTold { get; init; }

    /// <summary>A changed password no longer ends when the first one would have.</summary>
    public bool PasswordChanged { get; init; }
}
