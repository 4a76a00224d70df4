using System.Text;

namespace DomainWorkers.Epp;

/// <summary>Replaces parts of what CNNIC knows of a contact; what is null stays as it is.</summary>
public sealed record CnnicContactUpdate : IEppCommandExtension
{
    public CnnicHolderType? Type { get; init; }

    public CnnicIdentity? Identity { get; init; }

    public string? Purveyor { get; init; }

    public string? Mobile { get; init; }

    public EppNamespace ExtensionNamespace => EppNamespaces.CnnicContact;

    public void Write(EppWriter writer)
    {
        writer.Open(ExtensionNamespace, "update").Open(ExtensionNamespace, "chg")
            .Element(ExtensionNamespace, "type", Type is { } type ? CnnicWords.Of(type) : null);
        Identity?.Write(writer);
        writer.Element(ExtensionNamespace, "purveyor", Purveyor is null ? null : CnnicWords.Purveyor(Purveyor))
            .Element(ExtensionNamespace, "mobile", CnnicWords.Mobile(Mobile))
            .Close().Close();
    }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Type = ").Append(Type).Append(", Purveyor = ").Append(Purveyor);
        return true;
    }
}
