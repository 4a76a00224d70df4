using System.Text;

namespace DomainWorkers.Epp;

/// <summary>What CNNIC wants to know of a contact beside RFC 5733; rides on a contact create.</summary>
public sealed record CnnicContactCreate(CnnicHolderType Type, CnnicIdentity Identity, string Purveyor) : IEppCommandExtension
{
    /// <summary>In the form +86.13800138000.</summary>
    public string? Mobile { get; init; }

    public EppNamespace ExtensionNamespace => EppNamespaces.CnnicContact;

    public void Write(EppWriter writer)
    {
        writer.Open(ExtensionNamespace, "create").Element(ExtensionNamespace, "type", CnnicWords.Of(Type));
        Identity.Write(writer);
        writer.Element(ExtensionNamespace, "purveyor", CnnicWords.Purveyor(Purveyor))
            .Element(ExtensionNamespace, "mobile", CnnicWords.Mobile(Mobile))
            .Close();
    }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Type = ").Append(Type).Append(", Purveyor = ").Append(Purveyor);
        return true;
    }
}
