using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A restore was asked for, and its report is due (rgp-poll-1.0).</summary>
public sealed record RgpPollData(string Name, EppStatus Status, DateTimeOffset RequestedAt, DateTimeOffset ReportDueAt)
{
    internal static RgpPollData Read(XElement element)
    {
        var ns = EppNamespaces.RgpPoll;
        return new RgpPollData(
            element.Required(ns, "name"),
            RgpStatusData.ReadStatus(element.RequiredElement(ns, "rgpStatus")),
            element.RequiredInstant(ns, "reqDate"),
            element.RequiredInstant(ns, "reportDueDate"));
    }
}
