using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Answers of the host mapping (RFC 5732).</summary>
internal static class HostXml
{
    private static readonly XNamespace H = Ns.Host;

    public static XElement Root(string name, params object?[] content) => Ns.Element(H, "host", name, content);

    public static XElement Created(HostObject host) => Root("creData", new XElement(H + "name", host.Name), Date("crDate", host.CreatedAt));

    public static XElement Info(HostObject host, bool linked) => Root(
        "infData",
        new XElement(H + "name", host.Name),
        new XElement(H + "roid", host.Roid),
        LinkedStatuses.Of(host.Marks, linked).Select(status => new XElement(H + "status", new XAttribute("s", status))),
        host.Addresses.Select(address => new XElement(H + "addr", new XAttribute("ip", address.Family), address.Value)),
        new XElement(H + "clID", host.Sponsor),
        new XElement(H + "crID", host.CreatedBy),
        Date("crDate", host.CreatedAt),
        host.UpdatedBy is { } by ? new XElement(H + "upID", by) : null,
        host.UpdatedAt is { } updated ? Date("upDate", updated) : null,
        host.TransferredAt is { } transferred ? Date("trDate", transferred) : null);

    private static XElement Date(string name, DateTimeOffset at) => new(H + name, Instants.Text(at));
}
