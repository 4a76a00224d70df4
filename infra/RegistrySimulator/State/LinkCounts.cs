namespace DomainWorkers.RegistrySimulator;

/// <summary>How many domains refer to a contact or host: the `linked` status (RFC 5732 2.3, RFC 5733 2.2).</summary>
internal sealed class LinkCounts
{
    private readonly Dictionary<string, int> _counts = [];

    public bool Any(string key) => _counts.ContainsKey(key);

    public void Move(IEnumerable<string>? from, IEnumerable<string>? to)
    {
        foreach (var key in from ?? [])
        {
            if (_counts[key] == 1)
                _counts.Remove(key);
            else
                _counts[key]--;
        }

        foreach (var key in to ?? [])
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }
}
