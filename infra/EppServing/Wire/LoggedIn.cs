using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>A session's account and the services it chose at login.</summary>
public sealed record LoggedIn(string Account, IReadOnlySet<string> Objects, IReadOnlySet<string> Extensions)
{
    public bool Speaks(XNamespace extension) => Extensions.Contains(extension.NamespaceName);
}
