using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// A domain's label (dnv), such as 例子 or example: without its suffix. A restricted label needs the value of the real-name code of
/// who may have it.
/// </summary>
public sealed record DomainNameSubject(string Label, string? RealNameCode = null) : NameVerificationSubject
{
    public override string CodeType => NameVerificationCode.Domain;

    internal override void Write(EppWriter writer) => writer.Open(NameVerificationWords.Ns, "dnv")
        .Element(NameVerificationWords.Ns, "name", EppValues.Token(Label, 1, 255, "Label"))
        .Element(NameVerificationWords.Ns, "rnvCode", RealNameCode is null ? null : NameVerificationCode.Written(RealNameCode))
        .Close();

    internal static new DomainNameSubject Read(XElement element) => new(
        element.Required(NameVerificationWords.Ns, "name"), element.Text(NameVerificationWords.Ns, "rnvCode"));
}
