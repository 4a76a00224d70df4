using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>The namespaces this provider speaks.</summary>
internal static class Ns
{
    public static readonly XNamespace Epp = EppNames.Epp;
    public static readonly XNamespace Nv = "urn:ietf:params:xml:ns:nv-1.0";

    /// <summary>The one object mapping; extensions are none.</summary>
    public static readonly XNamespace[] Objects = [Nv];
}
