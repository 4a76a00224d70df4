using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Requests, queries, approves, rejects or cancels a contact's transfer (RFC 5733 sections 3.1.3 and 3.2.4).</summary>
public sealed record ContactTransfer(EppTransferOperation Operation, string Id, EppAuthInfo? AuthInfo = null)
    : EppCommand<ContactTransferData>
{
    public override string Kind => "contact:transfer";

    public override bool IsTransform => Operation != EppTransferOperation.Query;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.WriteTransfer(writer, EppNamespaces.Contact, Operation, inner =>
        {
            inner.Element(EppNamespaces.Contact, "id", EppValues.Identifier(Id, "Contact id"));
            AuthInfo?.Write(inner, EppNamespaces.Contact, nullable: false);
        });

    public override ContactTransferData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Contact.Name("trnData")) is { } data ? ContactTransferData.Read(data) : null;
}
