using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Creates a contact (RFC 5733 section 3.2.1). Sent twice, the second is refused with 2302.</summary>
public sealed record ContactCreate : EppCommand<ContactCreateData>
{
    public required string Id { get; init; }

    /// <summary>One or two: at most one of each type.</summary>
    public required IReadOnlyList<PostalInfo> PostalInfos { get; init; }

    public EppPhone? Voice { get; init; }

    public EppPhone? Fax { get; init; }

    public required string Email { get; init; }

    public EppAuthInfo AuthInfo { get; init; } = EppAuthInfo.None;

    public ContactDisclosure? Disclosure { get; init; }

    public override string Kind => "contact:create";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Contact, "create", inner =>
        {
            inner.Element(EppNamespaces.Contact, "id", EppValues.Identifier(Id, "Contact id"));
            EppValues.Any(PostalInfos.Count, "PostalInfos");
            ContactReplacement.WritePostalInfos(inner, PostalInfos, isUpdate: false);
            Voice?.Write(inner, "voice");
            Fax?.Write(inner, "fax");
            inner.Element(EppNamespaces.Contact, "email", EppValues.Token(Email, 1, 320, "Email"));
            AuthInfo.Write(inner, EppNamespaces.Contact, nullable: false);
            Disclosure?.Write(inner);
        });

    public override ContactCreateData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Contact.Name("creData")) is { } data ? ContactCreateData.Read(data) : null;

    // A person: the id must do for a log.
    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Id = ").Append(Id);
        return true;
    }
}
