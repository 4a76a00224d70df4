using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The data of a message: what a reader of the vocabulary understood, and the elements that nobody did.</summary>
public sealed record PollData(IReadOnlyList<object> Items, IReadOnlyList<XElement> Unread)
{
    public TItem? Item<TItem>()
        where TItem : class => Items.OfType<TItem>().FirstOrDefault();

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Items = ").AppendJoin(", ", Items.Select(item => item.GetType().Name))
            .Append(", Unread = ").AppendJoin(", ", Unread.Select(element => element.Name.LocalName));
        return true;
    }
}
