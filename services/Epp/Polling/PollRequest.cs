using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Asks for the oldest message (RFC 5730 section 2.9.2.3); asking again gives the same one until it is acknowledged.
/// </summary>
public sealed record PollRequest : EppCommand<PollData>
{
    public override string Kind => "poll:req";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        writer.Open(EppNamespaces.Epp, "poll").Attribute("op", "req").Close();

    public override PollData? ReadData(XElement resData, EppVocabulary vocabulary)
    {
        var items = new List<object>();
        var unread = new List<XElement>();
        foreach (var element in resData.Elements())
        {
            if (vocabulary.TryRead(element, out var item))
            {
                items.Add(item);
            }
            else
            {
                unread.Add(element);
            }
        }

        return new PollData(items, unread);
    }
}
