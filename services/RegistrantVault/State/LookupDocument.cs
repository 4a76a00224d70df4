using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>Which profiles share an identity number or a mail address, found by a keyed hash. When the last profile leaves, the hash goes too.</summary>
public sealed record LookupDocument : Document
{
    /// <summary>What was hashed.</summary>
    public required string Kind { get; init; }

    /// <summary>The keyed hash, unique; null when nobody is left.</summary>
    public string? Hash { get; init; }

    /// <summary>The profiles.</summary>
    public IReadOnlyList<LookupProfile> Profiles { get; init; } = [];
}

/// <summary>A profile under a hash.</summary>
public sealed record LookupProfile
{
    /// <summary>The profile.</summary>
    public required string ProfileId { get; init; }

    /// <summary>The profile version that put it here: a late removal for an older one leaves it alone.</summary>
    public required long ProfileVersion { get; init; }
}
