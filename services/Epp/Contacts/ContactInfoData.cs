using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A contact as the registry shows it.</summary>
public sealed record ContactInfoData
{
    public required string Id { get; init; }

    public required string Roid { get; init; }

    public IReadOnlyList<EppStatus> Statuses { get; init; } = [];

    public IReadOnlyList<PostalInfo> PostalInfos { get; init; } = [];

    public EppPhone? Voice { get; init; }

    public EppPhone? Fax { get; init; }

    public string? Email { get; init; }

    public required string SponsorId { get; init; }

    public string? CreatorId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? UpdaterId { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    public EppAuthInfo? AuthInfo { get; init; }

    public ContactDisclosure? Disclosure { get; init; }

    internal static ContactInfoData Read(XElement data)
    {
        var ns = EppNamespaces.Contact;
        return new ContactInfoData
        {
            Id = data.Required(ns, "id"),
            Roid = data.Required(ns, "roid"),
            Statuses = EppMapping.ReadStatuses(data, ns),
            PostalInfos = [.. data.All(ns, "postalInfo").Select(PostalInfo.Read)],
            Voice = EppPhone.Read(data.Element(ns.Name("voice"))),
            Fax = EppPhone.Read(data.Element(ns.Name("fax"))),
            Email = data.Text(ns, "email"),
            SponsorId = data.Required(ns, "clID"),
            CreatorId = data.Text(ns, "crID"),
            CreatedAt = data.Instant(ns, "crDate"),
            UpdaterId = data.Text(ns, "upID"),
            UpdatedAt = data.Instant(ns, "upDate"),
            TransferredAt = data.Instant(ns, "trDate"),
            AuthInfo = EppAuthInfo.Read(data, ns),
            Disclosure = ContactDisclosure.Read(data.Element(ns.Name("disclose"))),
        };
    }

    // A person: the id must do for a log.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Id = ").Append(Id).Append(", Roid = ").Append(Roid).Append(", SponsorId = ").Append(SponsorId);
        return true;
    }
}
