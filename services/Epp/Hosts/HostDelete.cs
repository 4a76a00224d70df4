using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Deletes a host object that no delegation names (RFC 5732 section 3.2.2).</summary>
public sealed record HostDelete(string Name) : EppCommand<EppNoData>
{
    public override string Kind => "host:delete";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Host, "delete", inner =>
            inner.Element(EppNamespaces.Host, "name", EppValues.Name(Name, "Host name")));

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
