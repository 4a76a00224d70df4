using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>CNNIC's part of a contact's info answer.</summary>
public sealed record CnnicContactData(CnnicHolderType? Type, CnnicIdentity? Identity, string? Purveyor, string? Mobile)
{
    internal static CnnicContactData Read(XElement element)
    {
        var ns = EppNamespaces.CnnicContact;
        return new CnnicContactData(
            CnnicWords.Type(element.Text(ns, "type")),
            element.Element(ns.Name("contact")) is { } identity
                ? new CnnicIdentity(identity.OptionalAttribute("type") ?? "", identity.Token())
                : null,
            element.Text(ns, "purveyor"),
            element.Text(ns, "mobile"));
    }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Type = ").Append(Type).Append(", Purveyor = ").Append(Purveyor);
        return true;
    }
}
