using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The poll queues of all accounts: oldest first, kept until acknowledged.</summary>
internal sealed class PollQueue(RegistryStore store)
{
    public void Add(string account, DateTimeOffset at, string text, XElement? data, XElement? change = null, bool raw = false) => store.Put(new PollMessage(
        store.NextMessage(), account, at, text,
        data?.ToString(SaveOptions.DisableFormatting), change?.ToString(SaveOptions.DisableFormatting)) { Raw = raw });

    public int Count(string account) => store.Messages(account).Count;

    public PollMessage? Oldest(string account)
    {
        foreach (var message in store.Messages(account).Values)
            return message;
        return null;
    }

    public bool Acknowledge(string account, long id)
    {
        if (!store.Messages(account).TryGetValue(id, out var message))
            return false;
        store.Remove(message);
        return true;
    }
}
