using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>An IP address of a host; v4 or v6 follows from the address.</summary>
public sealed record EppAddress(IPAddress Address)
{
    public static EppAddress Parse(string text) => new(IPAddress.Parse(text));

    public override string ToString() => Address.ToString();

    internal static EppAddress Read(XElement element) =>
        IPAddress.TryParse(element.Token(), out var address)
            ? new EppAddress(address)
            : throw new FormatException("A host's address is not an IP address.");

    internal static void Write(EppWriter writer, EppNamespace ns, string name, IReadOnlyList<EppAddress> addresses)
    {
        foreach (var address in addresses)
        {
            if (address.Address.AddressFamily == AddressFamily.InterNetworkV6 && address.Address.ScopeId != 0)
            {
                throw new EppInvalidCommandException("An address with a scope means nothing outside its machine.");
            }

            writer.Open(ns, name)
                .Attribute("ip", address.Address.AddressFamily == AddressFamily.InterNetworkV6 ? "v6" : "v4")
                .Text(address.Address.ToString())
                .Close();
        }
    }
}
