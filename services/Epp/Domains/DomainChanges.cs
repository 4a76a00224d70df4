namespace DomainWorkers.Epp;

/// <summary>The parts of a domain that an update adds or removes one by one.</summary>
public sealed record DomainChanges
{
    // RFC 5731 schema: at most eleven statuses fit on a domain.
    private const int MaxStatuses = 11;

    public IReadOnlyList<EppNameServer> NameServers { get; init; } = [];

    public IReadOnlyList<DomainContact> Contacts { get; init; } = [];

    public IReadOnlyList<EppStatus> Statuses { get; init; } = [];

    internal void Write(EppWriter writer, string element)
    {
        writer.Open(EppNamespaces.Domain, element);
        EppNameServer.Write(writer, NameServers);
        DomainContact.Write(writer, Contacts);
        EppMapping.WriteStatuses(writer, EppNamespaces.Domain, Statuses, MaxStatuses);
        writer.Close();
    }
}
