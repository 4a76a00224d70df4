using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Creates a host object (RFC 5732 section 3.2.1); addresses only where the host lies below a domain of this registry.
/// </summary>
public sealed record HostCreate(string Name, params IReadOnlyList<EppAddress> Addresses) : EppCommand<HostCreateData>
{
    public override string Kind => "host:create";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Host, "create", inner =>
        {
            inner.Element(EppNamespaces.Host, "name", EppValues.Name(Name, "Host name"));
            EppAddress.Write(inner, EppNamespaces.Host, "addr", Addresses);
        });

    public override HostCreateData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(EppNamespaces.Host.Name("creData")) is { } data ? HostCreateData.Read(data) : null;
}
