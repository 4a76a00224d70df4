using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What the registry itself did to an object, for the poll queue (RFC 8590).</summary>
internal static class ChangePollXml
{
    public static XElement Change(
        string operation, string? detail, DateTimeOffset at, string serverTransactionId, string? reason, string state = "after",
        string? caseId = null)
    {
        var ns = Ns.ChangePoll;
        return Ns.Element(
            ns, "changePoll", "changeData",
            new XAttribute("state", state),
            new XElement(ns + "operation", detail is null ? null : new XAttribute("op", detail), operation),
            new XElement(ns + "date", Instants.Text(at)),
            new XElement(ns + "svTRID", serverTransactionId),
            new XElement(ns + "who", "registry"),
            caseId is null ? null : new XElement(ns + "caseId", new XAttribute("type", "custom"), new XAttribute("name", "registry"), caseId),
            reason is null ? null : new XElement(ns + "reason", Shorten(reason)));
    }

    // eppcom:reasonType has at most 32 characters.
    private static string Shorten(string reason) => reason.Length <= 32 ? reason : reason[..32].TrimEnd();
}
