namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>
/// The ids of messages that the broker confirmed lately. A document that was read before its messages were cleared and is saved after
/// would bring them back, to be published again: this process knows better. Bounded; what is forgotten costs a repeat.
/// </summary>
internal sealed class ConfirmedMessages
{
    private const int Generation = 20_000;

    private readonly Lock _lock = new();
    private HashSet<string> _young = [];
    private HashSet<string> _old = [];

    public void Add(string messageId)
    {
        lock (_lock)
        {
            if (_young.Count >= Generation)
                (_young, _old) = ([], _young);
            _young.Add(messageId);
        }
    }

    /// <summary>It is said anew, so the old confirm says nothing about it any more.</summary>
    public void Remove(string messageId)
    {
        lock (_lock)
        {
            _young.Remove(messageId);
            _old.Remove(messageId);
        }
    }

    public bool Contains(string messageId)
    {
        lock (_lock)
            return _young.Contains(messageId) || _old.Contains(messageId);
    }
}
