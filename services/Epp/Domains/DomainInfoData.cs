using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A domain as the registry shows it. What belongs to another registrar may be shown in part only.</summary>
public sealed record DomainInfoData
{
    public required string Name { get; init; }

    public required string Roid { get; init; }

    public IReadOnlyList<EppStatus> Statuses { get; init; } = [];

    public string? Registrant { get; init; }

    public IReadOnlyList<DomainContact> Contacts { get; init; } = [];

    public IReadOnlyList<EppNameServer> NameServers { get; init; } = [];

    /// <summary>The hosts below the domain, by name.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>clID: the sponsoring registrar.</summary>
    public required string SponsorId { get; init; }

    /// <summary>crID.</summary>
    public string? CreatorId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>upID: who changed it last; not set when nobody ever did.</summary>
    public string? UpdaterId { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    public EppAuthInfo? AuthInfo { get; init; }

    public bool Has(string status) => Statuses.Any(own => own.Value == status);

    internal static DomainInfoData Read(XElement data)
    {
        var ns = EppNamespaces.Domain;
        return new DomainInfoData
        {
            Name = data.Required(ns, "name"),
            Roid = data.Required(ns, "roid"),
            Statuses = EppMapping.ReadStatuses(data, ns),
            Registrant = data.Text(ns, "registrant"),
            Contacts = [.. data.All(ns, "contact").Select(DomainContact.Read)],
            NameServers = EppNameServer.ReadAll(data.Element(ns.Name("ns"))),
            Hosts = [.. data.All(ns, "host").Select(host => host.Token())],
            SponsorId = data.Required(ns, "clID"),
            CreatorId = data.Text(ns, "crID"),
            CreatedAt = data.Instant(ns, "crDate"),
            UpdaterId = data.Text(ns, "upID"),
            UpdatedAt = data.Instant(ns, "upDate"),
            ExpiresAt = data.Instant(ns, "exDate"),
            TransferredAt = data.Instant(ns, "trDate"),
            AuthInfo = EppAuthInfo.Read(data, ns),
        };
    }
}
