using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks whether names can be registered (RFC 5731 section 3.1.1).</summary>
public sealed record DomainCheck(params IReadOnlyList<string> Names) : EppCommand<DomainCheckData>
{
    public override string Kind => "domain:check";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Domain, "check", inner =>
        {
            EppValues.Any(Names.Count, "Names");
            foreach (var name in Names)
            {
                inner.Element(EppNamespaces.Domain, "name", EppValues.Name(name, "Domain name"));
            }
        });

    public override DomainCheckData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        EppAvailability.Read(resData, EppNamespaces.Domain, "name") is { } items ? new DomainCheckData(items) : null;
}
