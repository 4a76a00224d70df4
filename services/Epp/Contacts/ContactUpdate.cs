using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Changes a contact (RFC 5733 section 3.2.5).</summary>
public sealed record ContactUpdate(string Id) : EppCommand<EppNoData>
{
    // RFC 5733 schema: at most seven statuses fit on a contact.
    private const int MaxStatuses = 7;

    public IReadOnlyList<EppStatus> AddStatuses { get; init; } = [];

    public IReadOnlyList<EppStatus> RemoveStatuses { get; init; } = [];

    public ContactReplacement? Change { get; init; }

    public override string Kind => "contact:update";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer)
    {
        if (AddStatuses.Count + RemoveStatuses.Count + Extensions.Count == 0 && Change is null)
        {
            throw new EppInvalidCommandException("An update changes something.");
        }

        EppMapping.Write(writer, EppNamespaces.Contact, "update", inner =>
        {
            inner.Element(EppNamespaces.Contact, "id", EppValues.Identifier(Id, "Contact id"));
            WriteStatuses(inner, "add", AddStatuses);
            WriteStatuses(inner, "rem", RemoveStatuses);
            Change?.Write(inner);
        });
    }

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);

    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Id = ").Append(Id);
        return true;
    }

    private static void WriteStatuses(EppWriter writer, string element, IReadOnlyList<EppStatus> statuses)
    {
        if (statuses.Count > 0)
        {
            writer.Open(EppNamespaces.Contact, element);
            EppMapping.WriteStatuses(writer, EppNamespaces.Contact, statuses, MaxStatuses);
            writer.Close();
        }
    }
}
