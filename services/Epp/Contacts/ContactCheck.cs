using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks whether contact ids are free (RFC 5733 section 3.1.1).</summary>
public sealed record ContactCheck(params IReadOnlyList<string> Ids) : EppCommand<ContactCheckData>
{
    public override string Kind => "contact:check";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Contact, "check", inner =>
        {
            EppValues.Any(Ids.Count, "Ids");
            foreach (var id in Ids)
            {
                inner.Element(EppNamespaces.Contact, "id", EppValues.Identifier(id, "Contact id"));
            }
        });

    public override ContactCheckData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        EppAvailability.Read(resData, EppNamespaces.Contact, "id") is { } items ? new ContactCheckData(items) : null;
}
