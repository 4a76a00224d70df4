using System.Text;

namespace DomainWorkers.Epp;

/// <summary>The parts of a contact that an update replaces; what is null stays as it is.</summary>
public sealed record ContactReplacement
{
    public IReadOnlyList<PostalInfo> PostalInfos { get; init; } = [];

    public EppPhone? Voice { get; init; }

    public EppPhone? Fax { get; init; }

    public string? Email { get; init; }

    public EppAuthInfo? AuthInfo { get; init; }

    public ContactDisclosure? Disclosure { get; init; }

    internal void Write(EppWriter writer)
    {
        writer.Open(EppNamespaces.Contact, "chg");
        WritePostalInfos(writer, PostalInfos, isUpdate: true);
        Voice?.Write(writer, "voice");
        Fax?.Write(writer, "fax");
        writer.Element(EppNamespaces.Contact, "email", Email is null ? null : EppValues.Token(Email, 1, 320, "Email"));
        AuthInfo?.Write(writer, EppNamespaces.Contact, nullable: false);
        Disclosure?.Write(writer);
        writer.Close();
    }

    internal static void WritePostalInfos(EppWriter writer, IReadOnlyList<PostalInfo> infos, bool isUpdate)
    {
        if (infos.DistinctBy(info => info.Type).Count() != infos.Count)
        {
            throw new EppInvalidCommandException("A contact has one postal address of each type.");
        }

        foreach (var info in infos)
        {
            info.Write(writer, isUpdate);
        }
    }

    // People's data: the record's text tells which parts change, not to what.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("PostalInfos = ").Append(PostalInfos.Count)
            .Append(", Email = ").Append(Email is null ? "unchanged" : "***");
        return true;
    }
}
