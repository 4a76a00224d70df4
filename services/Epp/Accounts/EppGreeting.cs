using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>What the server says of itself when a connection opens or a hello asks (RFC 5730 section 2.4).</summary>
public sealed record EppGreeting(
    string ServerId,
    DateTimeOffset ServerDate,
    IReadOnlyList<string> Versions,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Objects,
    IReadOnlyList<string> Extensions)
{
    public bool Offers(string service) => Objects.Contains(service) || Extensions.Contains(service);

    internal static EppGreeting Read(ReadOnlyMemory<byte> frame)
    {
        var ns = EppNamespaces.Epp;
        var root = EppXmlReading.Read(frame);
        if (root.Name != ns.Name("epp") || root.Element(ns.Name("greeting")) is not { } greeting)
        {
            throw new FormatException("The frame is not an EPP greeting.");
        }

        var menu = greeting.RequiredElement(ns, "svcMenu");
        return new EppGreeting(
            greeting.Required(ns, "svID"),
            greeting.RequiredInstant(ns, "svDate"),
            [.. menu.All(ns, "version").Select(version => version.Token())],
            [.. menu.All(ns, "lang").Select(language => language.Token())],
            [.. menu.All(ns, "objURI").Select(service => service.Token())],
            [.. menu.Element(ns.Name("svcExtension"))?.All(ns, "extURI").Select(service => service.Token()) ?? []]);
    }
}
