using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>DS records or DNSKEY records: a server supports one of the two forms, and a set never mixes them.</summary>
public sealed record SecDnsRecords
{
    public IReadOnlyList<DsRecord> Ds { get; init; } = [];

    public IReadOnlyList<DnsKey> Keys { get; init; } = [];

    internal static SecDnsRecords Read(XElement element) => new()
    {
        Ds = [.. element.All(EppNamespaces.SecDns, "dsData").Select(DsRecord.Read)],
        Keys = [.. element.All(EppNamespaces.SecDns, "keyData").Select(DnsKey.Read)],
    };

    internal void Write(EppWriter writer)
    {
        if (Ds.Count > 0 == Keys.Count > 0)
        {
            throw new EppInvalidCommandException("Give DS records or keys, one of the two.");
        }

        foreach (var ds in Ds)
        {
            ds.Write(writer);
        }

        foreach (var key in Keys)
        {
            key.Write(writer);
        }
    }
}
