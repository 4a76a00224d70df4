using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A host object as the registry shows it.</summary>
public sealed record HostInfoData
{
    public required string Name { get; init; }

    public required string Roid { get; init; }

    public IReadOnlyList<EppStatus> Statuses { get; init; } = [];

    public IReadOnlyList<EppAddress> Addresses { get; init; } = [];

    public required string SponsorId { get; init; }

    public string? CreatorId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? UpdaterId { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    /// <summary>A domain's delegation names it: it cannot be deleted.</summary>
    public bool IsLinked => Statuses.Any(status => status.Value == "linked");

    internal static HostInfoData Read(XElement data)
    {
        var ns = EppNamespaces.Host;
        return new HostInfoData
        {
            Name = data.Required(ns, "name"),
            Roid = data.Required(ns, "roid"),
            Statuses = EppMapping.ReadStatuses(data, ns),
            Addresses = [.. data.All(ns, "addr").Select(EppAddress.Read)],
            SponsorId = data.Required(ns, "clID"),
            CreatorId = data.Text(ns, "crID"),
            CreatedAt = data.Instant(ns, "crDate"),
            UpdaterId = data.Text(ns, "upID"),
            UpdatedAt = data.Instant(ns, "upDate"),
            TransferredAt = data.Instant(ns, "trDate"),
        };
    }
}
