using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks for a host object (RFC 5732 section 3.1.2).</summary>
public sealed record HostInfo(string Name) : EppCommand<HostInfoData>
{
    public override string Kind => "host:info";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Host, "info", inner =>
            inner.Element(EppNamespaces.Host, "name", EppValues.Name(Name, "Host name")));

    public override HostInfoData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Host.Name("infData")) is { } data ? HostInfoData.Read(data) : null;
}
