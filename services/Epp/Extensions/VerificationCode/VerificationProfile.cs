using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>One profile: the types of code that are still missing and when they are due, and the codes that are set.</summary>
public sealed record VerificationProfile(
    string Name, string Status, IReadOnlyList<MissingVerificationCode> Missing, IReadOnlyList<SetVerificationCode> Set)
{
    internal static VerificationProfile Read(XElement element)
    {
        var ns = EppNamespaces.VerificationCode;
        return new VerificationProfile(
            element.RequiredAttribute("name"),
            element.Required(ns, "status"),
            [
                .. element.Elements(ns.Name("missing")).Elements(ns.Name("code")).Select(code => new MissingVerificationCode(
                    code.RequiredAttribute("type"), Instant(code, "due"))),
            ],
            [
                .. element.Elements(ns.Name("set")).Elements(ns.Name("code")).Select(code => new SetVerificationCode(
                    code.RequiredAttribute("type"), code.Token(), Instant(code, "date"))),
            ]);
    }

    private static DateTimeOffset Instant(XElement code, string attribute) =>
        EppElements.ParseInstant(code.RequiredAttribute(attribute), attribute);
}
