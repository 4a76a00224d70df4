using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Deletes a domain (RFC 5731 section 3.2.2): at once in the add grace period, else through redemption.</summary>
public sealed record DomainDelete(string Name) : EppCommand<EppNoData>
{
    public override string Kind => "domain:delete";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, EppNamespaces.Domain, "delete", inner =>
            inner.Element(EppNamespaces.Domain, "name", EppValues.Name(Name, "Domain name")));

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
