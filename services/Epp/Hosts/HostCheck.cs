using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks whether host objects can be created (RFC 5732 section 3.1.1).</summary>
public sealed record HostCheck(params IReadOnlyList<string> Names) : EppCommand<HostCheckData>
{
    public override string Kind => "host:check";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Host, "check", inner =>
        {
            EppValues.Any(Names.Count, "Names");
            foreach (var name in Names)
            {
                inner.Element(EppNamespaces.Host, "name", EppValues.Name(name, "Host name"));
            }
        });

    public override HostCheckData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        EppAvailability.Read(resData, EppNamespaces.Host, "name") is { } items ? new HostCheckData(items) : null;
}
