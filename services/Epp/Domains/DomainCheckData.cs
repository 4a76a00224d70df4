namespace DomainWorkers.Epp;

/// <summary>The answer to a check, name by name.</summary>
public sealed record DomainCheckData(IReadOnlyList<EppAvailability> Items)
{
    /// <summary>The entry for a name; names are compared without case. Null when the registry did not answer for it.</summary>
    public EppAvailability? Find(string name) =>
        Items.FirstOrDefault(item => string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase));
}
