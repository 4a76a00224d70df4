using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>poll op="req", RFC 5730 2.9.2.3: the oldest message, again and again until it is acknowledged.</summary>
internal sealed class PollRequestCommand(PollQueue queue) : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (queue.Oldest(context.Account) is not { } message)
            return Answer.Of(1300);

        var answer = new Answer(1301)
        {
            Queue = new QueueHead(queue.Count(context.Account), message.Id, message.QueuedAt, message.Text),
        };
        if (message.Data is { } data)
            answer = message.Raw ? answer with { Data = XElement.Parse(data) } : WithData(answer, XElement.Parse(data), context.Login);
        return message.Change is { } change ? WithChange(answer, XElement.Parse(change), context.Login) : answer;
    }

    private static Answer WithData(Answer answer, XElement data, LoggedIn login) =>
        login.Objects.Contains(data.Name.NamespaceName) ? answer with { Data = data } : Left(answer, data, login);

    private static Answer WithChange(Answer answer, XElement change, LoggedIn login) =>
        login.Speaks(Ns.ChangePoll) ? answer with { Extensions = [change] } : Left(answer, change, login);

    /// <summary>What the session did not choose is moved aside for those who can read that (RFC 9038), else left out.</summary>
    private static Answer Left(Answer answer, XElement element, LoggedIn login) =>
        login.Speaks(Ns.Unhandled) ? answer with { Unhandled = [.. answer.Unhandled, element] } : answer;
}

/// <summary>poll op="ack": takes a message off the queue; one that is not there is 2303.</summary>
internal sealed class PollAcknowledgeCommand(PollQueue queue) : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Body.Attribute("msgID")?.Value is not { } text)
            return Answer.Of(2003, "msgID");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !queue.Acknowledge(context.Account, id))
            return Answer.Of(2303, $"message {text}");
        return new Answer(1000)
        {
            Queue = queue.Oldest(context.Account) is { } next ? new QueueHead(queue.Count(context.Account), next.Id, null, null) : null,
        };
    }
}
