using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Changes a host object's addresses, statuses or name (RFC 5732 section 3.2.5).</summary>
public sealed record HostUpdate(string Name) : EppCommand<EppNoData>
{
    public HostChanges? Add { get; init; }

    public HostChanges? Remove { get; init; }

    public string? NewName { get; init; }

    public override string Kind => "host:update";

    public override bool IsTransform => true;

    public override void WriteCommand(EppWriter writer)
    {
        if (Add is null && Remove is null && NewName is null && Extensions.Count == 0)
        {
            throw new EppInvalidCommandException("An update changes something.");
        }

        EppMapping.Write(writer, EppNamespaces.Host, "update", inner =>
        {
            inner.Element(EppNamespaces.Host, "name", EppValues.Name(Name, "Host name"));
            Add?.Write(inner, "add");
            Remove?.Write(inner, "rem");
            if (NewName is not null)
            {
                inner.Open(EppNamespaces.Host, "chg")
                    .Element(EppNamespaces.Host, "name", EppValues.Name(NewName, "Host name")).Close();
            }
        });
    }

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
