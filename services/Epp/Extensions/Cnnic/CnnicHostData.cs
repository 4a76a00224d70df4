using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>CNNIC's part of a host's info answer.</summary>
public sealed record CnnicHostData(string? Purveyor)
{
    internal static CnnicHostData Read(XElement element) => new(element.Text(EppNamespaces.CnnicHost, "purveyor"));
}
