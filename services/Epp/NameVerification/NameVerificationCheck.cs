using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Asks whether labels may be verified (nv-1.0): none that is prohibited ever gets a code.</summary>
public sealed record NameVerificationCheck(params IReadOnlyList<string> Labels) : EppCommand<NameVerificationCheckData>
{
    public override string Kind => "nv:check";

    public override bool IsTransform => false;

    public override void WriteCommand(EppWriter writer) =>
        EppMapping.Write(writer, NameVerificationWords.Ns, "check", inner =>
        {
            EppValues.Any(Labels.Count, "Labels");
            foreach (var label in Labels)
            {
                inner.Element(NameVerificationWords.Ns, "name", EppValues.Token(label, 1, 255, "Label"));
            }
        });

    public override NameVerificationCheckData? ReadData(XElement resData, EppVocabulary vocabulary) =>
        resData.Element(NameVerificationWords.Ns.Name("chkData")) is { } data ? NameVerificationCheckData.Read(data) : null;
}
