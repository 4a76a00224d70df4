using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Takes a message off the queue. Store the message first: there is no way to get it back. A refusal (2303 and kin) means
/// that the message is gone already.
/// </summary>
public sealed record PollAck(string MessageId) : EppCommand<EppNoData>
{
    public override string Kind => "poll:ack";

    /// <summary>Not one: the message is named, so that repeating it does no harm.</summary>
    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        writer.Open(EppNamespaces.Epp, "poll").Attribute("op", "ack")
            .Attribute("msgID", EppValues.Token(MessageId, 1, 255, "Message id")).Close();

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
