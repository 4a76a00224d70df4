using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Extends a registration (RFC 5731 section 3.2.3). <paramref name="CurrentExpiryDate"/> is the registry's exDate as a UTC date;
/// it guards against doing it twice, since the second time it no longer matches.
/// </summary>
public sealed record DomainRenew(string Name, DateOnly CurrentExpiryDate, int? Years = null) : EppCommand<DomainRenewData>
{
    /// <summary>For registries that count in months; not together with years.</summary>
    public int? Months { get; init; }

    public override string Kind => "domain:renew";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Domain, "renew", inner =>
        {
            inner.Element(EppNamespaces.Domain, "name", EppValues.Name(Name, "Domain name"))
                .Element(EppNamespaces.Domain, "curExpDate", CurrentExpiryDate);
            EppPeriod.Write(inner, EppPeriod.Either(Years, Months));
        });

    public override DomainRenewData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Domain.Name("renData")) is { } data ? DomainRenewData.Read(data) : null;
}
