using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The records of a delegation, in the extension of a domain's info answer.</summary>
public sealed record SecDnsData(SecDnsRecords Records, int? MaxSignatureLife)
{
    internal static SecDnsData Read(XElement element) => new(
        SecDnsRecords.Read(element),
        element.Text(EppNamespaces.SecDns, "maxSigLife") is { } life
            ? checked((int)EppElements.Whole(life, "maxSigLife"))
            : null);
}
