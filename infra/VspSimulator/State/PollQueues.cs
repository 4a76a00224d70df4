using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>The poll queues of all accounts: oldest first, kept until acknowledged.</summary>
internal sealed class PollQueues
{
    private readonly Dictionary<string, SortedDictionary<long, PollMessage>> _queues = [];
    private long _last;

    public SortedDictionary<long, PollMessage> Of(string account)
    {
        if (!_queues.TryGetValue(account, out var queue))
            _queues[account] = queue = [];
        return queue;
    }

    public long Add(string account, DateTimeOffset at, string text, XElement? data)
    {
        var id = ++_last;
        Of(account)[id] = new PollMessage(id, account, at, text, data?.ToString(SaveOptions.DisableFormatting));
        return id;
    }

    public PollMessage? Oldest(string account)
    {
        foreach (var message in Of(account).Values)
            return message;
        return null;
    }
}
