using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Changes a domain (RFC 5731 section 3.2.5): what to add, what to remove, what to replace, all or nothing.</summary>
public sealed record DomainUpdate(string Name) : EppCommand<EppNoData>
{
    public DomainChanges? Add { get; init; }

    public DomainChanges? Remove { get; init; }

    public DomainReplacement? Change { get; init; }

    public override string Kind => "domain:update";

    public override bool IsTransform => true;

    /// <summary>Asks to take the domain out of redemption (RFC 3915 section 4.2.5); the report is due soon after.</summary>
    public static DomainUpdate RestoreRequest(string name) =>
        new(name) { Change = new DomainReplacement(), Extensions = [new RgpRestoreRequest()] };

    /// <summary>Delivers the restore report, without which the domain falls back into redemption.</summary>
    public static DomainUpdate RestoreReport(string name, RgpRestoreReport report) =>
        new(name) { Change = new DomainReplacement(), Extensions = [report] };

    public override void WriteCommand(EppWriter writer)
    {
        if (Add is null && Remove is null && Change is null && Extensions.Count == 0)
        {
            throw new EppInvalidCommandException("An update changes something.");
        }

        EppMapping.Write(writer, EppNamespaces.Domain, "update", inner =>
        {
            inner.Element(EppNamespaces.Domain, "name", EppValues.Name(Name, "Domain name"));
            Add?.Write(inner, "add");
            Remove?.Write(inner, "rem");
            if (Change is { } change)
            {
                change.Write(inner);
            }
            else if (Add is null && Remove is null)
            {
                // RFC 5731 lets an extended update carry nothing of its own, RFC 3915 and deployed servers want an empty chg.
                inner.Empty(EppNamespaces.Domain, "chg");
            }
        });
    }

    public override EppNoData? ReadData(XElement resData, EppVocabulary vocabulary) => EppNoData.Read(resData, vocabulary);
}
