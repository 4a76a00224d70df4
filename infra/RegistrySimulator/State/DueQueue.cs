namespace DomainWorkers.RegistrySimulator;

/// <summary>When each object next changes by itself; a moved date leaves a stale entry behind that is skipped when met.</summary>
internal sealed class DueQueue
{
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly Dictionary<string, DateTimeOffset> _current = [];

    public void Set(string key, DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            _current.Remove(key);
            return;
        }

        if (_current.TryGetValue(key, out var known) && known == at)
            return;
        _current[key] = at;
        _queue.Enqueue(key, at);
    }

    public bool TryPeek(out string key, out DateTimeOffset at)
    {
        while (_queue.TryPeek(out key!, out at))
        {
            if (_current.TryGetValue(key, out var current) && current == at)
                return true;
            _queue.Dequeue();
        }

        return false;
    }
}
