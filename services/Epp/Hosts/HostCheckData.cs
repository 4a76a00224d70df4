namespace DomainWorkers.Epp;

/// <summary>The answer to a check, host by host.</summary>
public sealed record HostCheckData(IReadOnlyList<EppAvailability> Items)
{
    public EppAvailability? Find(string name) =>
        Items.FirstOrDefault(item => string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase));
}
