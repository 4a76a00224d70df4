using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The grace-period statuses of a domain: addPeriod, renewPeriod, redemptionPeriod, pendingRestore and so on.</summary>
public sealed record RgpStatusData(IReadOnlyList<EppStatus> Statuses)
{
    public bool Has(string status) => Statuses.Any(own => own.Value == status);

    internal static RgpStatusData Read(XElement element) => new(
    [
        .. element.All(EppNamespaces.Rgp, "rgpStatus").Select(ReadStatus),
    ]);

    internal static EppStatus ReadStatus(XElement status) => new(
        status.RequiredAttribute("s"),
        status.Token() is { Length: > 0 } text ? text : null,
        status.OptionalAttribute("lang"));
}
