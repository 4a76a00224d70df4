namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>Keys for one use: one is active and makes new values, the others still open old ones.</summary>
internal sealed class KeySet<TKey>(string activeId, IReadOnlyDictionary<string, TKey> keys)
    where TKey : class
{
    public string ActiveId { get; } = activeId;

    public TKey Active => keys[ActiveId];

    public IEnumerable<string> Ids => keys.Keys;

    public TKey? Find(string id) => keys.GetValueOrDefault(id);
}
