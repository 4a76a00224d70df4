using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>poll op="req", RFC 5730 2.9.2.3: the oldest message, again and again until it is acknowledged.</summary>
internal sealed class PollRequestCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Queues.Oldest(context.Account) is not { } message)
            return Answer.Of(1300);
        var chosen = context.Login.Objects.Contains(Ns.Nv.NamespaceName);
        return new Answer(1301)
        {
            Queue = new QueueHead(context.Queues.Of(context.Account).Count, message.Id, message.QueuedAt, message.Text),
            Data = message.Data is { } data && chosen ? XElement.Parse(data) : null,
        };
    }
}

/// <summary>poll op="ack": takes a message off the queue; one that is not there is 2303.</summary>
internal sealed class PollAcknowledgeCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Body.Attribute("msgID")?.Value is not { } text)
            return Answer.Of(2003, "msgID");
        var queue = context.Queues.Of(context.Account);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !queue.Remove(id))
            return Answer.Of(2303, $"message {text}");
        return new Answer(1000)
        {
            Queue = context.Queues.Oldest(context.Account) is { } next ? new QueueHead(queue.Count, next.Id, null, null) : null,
        };
    }
}
