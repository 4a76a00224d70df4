namespace DomainWorkers.Epp;

/// <summary>The answer to a check, id by id.</summary>
public sealed record ContactCheckData(IReadOnlyList<EppAvailability> Items)
{
    public EppAvailability? Find(string id) =>
        Items.FirstOrDefault(item => string.Equals(item.Key, id, StringComparison.OrdinalIgnoreCase));
}
