using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.EmailVerification.State;

/// <summary>Which address a registrant profile had when it was read last.</summary>
internal sealed record ProfileState : Document
{
    public required string Account { get; init; }

    public required string AddressId { get; init; }

    /// <summary>The version of the profile that it was read from.</summary>
    public required long ProfileVersion { get; init; }

    /// <summary>Since when it has this address, where it had another one before.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>That a domain has, or had, a profile: the id says it all, so the domains of a profile are a range of ids.</summary>
internal sealed record ProfileDomain : Document
{
    public static string PrefixOf(string profileId) => $"{profileId}/";

    public static string IdOf(string profileId, string domainId) => $"{profileId}/{domainId}";

    public string DomainId() => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
