using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// The registry's message queue as an answer shows it: how many wait and the id of the first; a poll answer adds date and text.
/// </summary>
public sealed record EppMessageQueue(long Count, string Id)
{
    public DateTimeOffset? QueuedAt { get; init; }

    public string? Text { get; init; }

    public string? Language { get; init; }

    /// <summary>The whole msg element: some registries put markup in it.</summary>
    public XElement? Markup { get; init; }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Count = ").Append(Count).Append(", Id = ").Append(Id);
        return true;
    }
}
