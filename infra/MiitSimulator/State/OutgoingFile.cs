namespace DomainWorkers.MiitSimulator.State;

/// <summary>A file that waits to be fetched and acknowledged by its unit.</summary>
internal sealed record OutgoingFile(string Name, byte[] Content)
{
    public DateTimeOffset From { get; init; }
}
