namespace DomainWorkers.Epp;

/// <summary>The parts of a host that an update adds or removes one by one.</summary>
public sealed record HostChanges
{
    // RFC 5732 schema: at most seven statuses fit on a host.
    private const int MaxStatuses = 7;

    public IReadOnlyList<EppAddress> Addresses { get; init; } = [];

    public IReadOnlyList<EppStatus> Statuses { get; init; } = [];

    internal void Write(EppWriter writer, string element)
    {
        writer.Open(EppNamespaces.Host, element);
        EppAddress.Write(writer, EppNamespaces.Host, "addr", Addresses);
        EppMapping.WriteStatuses(writer, EppNamespaces.Host, Statuses, MaxStatuses);
        writer.Close();
    }
}
