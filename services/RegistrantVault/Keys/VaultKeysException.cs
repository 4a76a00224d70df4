namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>The vault's key settings are wrong or incomplete. Names each setting and the expected form, never a value.</summary>
public sealed class VaultKeysException(IReadOnlyList<string> problems)
    : Exception($"The vault's keys are not usable: {string.Join("; ", problems)}.")
{
    /// <summary>One sentence per setting.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    internal VaultKeysException(string problem)
        : this([problem])
    {
    }
}
