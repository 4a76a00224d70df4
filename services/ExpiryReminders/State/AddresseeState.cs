using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.ExpiryReminders.State;

/// <summary>A profile whose mail address a server refused for good: it keeps mails away from itself for a while, and from nobody else.</summary>
internal sealed record AddresseeState : Document
{
    public required string Account { get; init; }

    /// <summary>The profile's version with that address; another version is another address until shown otherwise.</summary>
    public required long RefusedVersion { get; init; }

    /// <summary>When it was refused last (machine time).</summary>
    public required DateTimeOffset RefusedAt { get; init; }

    /// <summary>The server's code, without its text.</summary>
    public required string Reply { get; init; }
}
