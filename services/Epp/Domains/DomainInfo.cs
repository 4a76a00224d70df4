using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks for everything the registry shows us of a domain (RFC 5731 section 3.1.2).</summary>
public sealed record DomainInfo(string Name, EppAuthInfo? AuthInfo = null, DomainHosts Hosts = DomainHosts.All)
    : EppCommand<DomainInfoData>
{
    public override string Kind => "domain:info";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Domain, "info", inner =>
        {
            inner.Open(EppNamespaces.Domain, "name")
                .Attribute("hosts", Word(Hosts))
                .Text(EppValues.Name(Name, "Domain name"))
                .Close();
            AuthInfo?.Write(inner, EppNamespaces.Domain, nullable: false);
        });

    public override DomainInfoData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Domain.Name("infData")) is { } data ? DomainInfoData.Read(data) : null;

    private static string Word(DomainHosts hosts) => hosts switch
    {
        DomainHosts.All => "all",
        DomainHosts.Delegated => "del",
        DomainHosts.Subordinate => "sub",
        DomainHosts.None => "none",
        _ => throw new EppInvalidCommandException("There is no such choice of hosts."),
    };
}
