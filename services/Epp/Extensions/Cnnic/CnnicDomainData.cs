using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>CNNIC's part of a domain's info answer.</summary>
public sealed record CnnicDomainData(CnnicHolderType? Type, string? Purveyor)
{
    internal static CnnicDomainData Read(XElement element) => new(
        CnnicWords.Type(element.Text(EppNamespaces.CnnicDomain, "type")), element.Text(EppNamespaces.CnnicDomain, "purveyor"));
}
