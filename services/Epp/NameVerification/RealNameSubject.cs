using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Who somebody is (rnv): a name, a number and what proves them. Nothing of it shows in its text.</summary>
public sealed record RealNameSubject : NameVerificationSubject
{
    public required NameVerificationRole Role { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required NameVerificationProof Proof { get; init; }

    public IReadOnlyList<NameVerificationDocument> Documents { get; init; } = [];

    public override string CodeType => NameVerificationCode.RealName;

    internal override void Write(EppWriter writer)
    {
        var ns = NameVerificationWords.Ns;
        writer.Open(ns, "rnv").Attribute("role", NameVerificationWords.Of(Role))
            .Element(ns, "name", EppValues.Token(Name, 1, 255, "Name"))
            .Element(ns, "num", EppValues.Token(Number, 1, 255, "Number"))
            .Element(ns, "proofType", NameVerificationWords.Of(Proof));
        foreach (var document in Documents)
        {
            document.Write(writer);
        }

        writer.Close();
    }

    internal static new RealNameSubject Read(XElement element)
    {
        var ns = NameVerificationWords.Ns;
        return new RealNameSubject
        {
            Role = NameVerificationWords.Role(element.RequiredAttribute("role")),
            Name = element.Required(ns, "name"),
            Number = element.Required(ns, "num"),
            Proof = NameVerificationWords.Proof(element.Required(ns, "proofType")),
            Documents = [.. element.All(ns, "document").Select(NameVerificationDocument.Read)],
        };
    }

    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("Role = ").Append(Role).Append(", Proof = ").Append(Proof).Append(", Documents = ").Append(Documents.Count);
        return true;
    }
}
