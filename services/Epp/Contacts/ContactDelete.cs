using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Deletes a contact that nothing is linked to (RFC 5733 section 3.2.2).</summary>
public sealed record ContactDelete(string Id) : EppCommand<EppNoData>
{
    public override string Kind => "contact:delete";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Contact, "delete", inner =>
            inner.Element(EppNamespaces.Contact, "id", EppValues.Identifier(Id, "Contact id")));

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
