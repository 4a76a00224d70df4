using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The registry on CNNIC's shared platform that an object belongs to.</summary>
public sealed record CnnicRegistryData(string Registry)
{
    internal static CnnicRegistryData Read(XElement element) => new(element.Required(EppNamespaces.CnnicRegistry, "registry"));
}
