using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// The provider's final word on a create answered with 1001. It names the code alone: the signed code is to be asked for.
/// </summary>
public sealed record NameVerificationDecision(
    NameVerificationCode Code, NameVerificationStatus Status, string Message, DateTimeOffset DecidedAt)
{
    internal static NameVerificationDecision Read(XElement data)
    {
        var ns = NameVerificationWords.Ns;
        return new NameVerificationDecision(
            NameVerificationWords.Code(data),
            NameVerificationWords.Status(data.RequiredElement(ns, "paStatus")),
            data.Text(ns, "msg") ?? "",
            data.RequiredInstant(ns, "paDate"));
    }
}
