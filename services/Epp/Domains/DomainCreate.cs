using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Registers a domain (RFC 5731 section 3.2.1). Sent twice, the second is refused with 2302.</summary>
public sealed record DomainCreate : EppCommand<DomainCreateData>
{
    public required string Name { get; init; }

    /// <summary>1 to 99; null leaves the period to the registry.</summary>
    public int? PeriodYears { get; init; }

    /// <summary>For registries that count in months; not together with <see cref="PeriodYears"/>.</summary>
    public int? PeriodMonths { get; init; }

    public IReadOnlyList<EppNameServer> NameServers { get; init; } = [];

    public string? Registrant { get; init; }

    public IReadOnlyList<DomainContact> Contacts { get; init; } = [];

    public EppAuthInfo AuthInfo { get; init; } = EppAuthInfo.None;

    public override string Kind => "domain:create";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Domain, "create", inner =>
        {
            inner.Element(EppNamespaces.Domain, "name", EppValues.Name(Name, "Domain name"));
            EppPeriod.Write(inner, EppPeriod.Either(PeriodYears, PeriodMonths));
            EppNameServer.Write(inner, NameServers);
            if (Registrant is not null)
            {
                inner.Element(EppNamespaces.Domain, "registrant", EppValues.Identifier(Registrant, "Registrant"));
            }

            DomainContact.Write(inner, Contacts);
            AuthInfo.Write(inner, EppNamespaces.Domain, nullable: false);
        });

    public override DomainCreateData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Domain.Name("creData")) is { } data ? DomainCreateData.Read(data) : null;
}
