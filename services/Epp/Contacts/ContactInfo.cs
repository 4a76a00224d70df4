using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks for a contact (RFC 5733 section 3.1.2); one of another registrar needs its authorization information.</summary>
public sealed record ContactInfo(string Id, EppAuthInfo? AuthInfo = null) : EppCommand<ContactInfoData>
{
    public override string Kind => "contact:info";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Contact, "info", inner =>
        {
            inner.Element(EppNamespaces.Contact, "id", EppValues.Identifier(Id, "Contact id"));
            AuthInfo?.Write(inner, EppNamespaces.Contact, nullable: false);
        });

    public override ContactInfoData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Contact.Name("infData")) is { } data ? ContactInfoData.Read(data) : null;
}
