using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// How a mail address of an account stands, as EmailVerification said last. The address is known by its id alone, which says nothing of it.
/// Invariant: <see cref="Since"/> and <see cref="Standing"/> together never go back, so an event that comes late changes nothing.
/// </summary>
internal sealed record AddressStanding : Document
{
    public required EmailStanding Standing { get; init; }

    /// <summary>Since when it stands so (business time of whoever said it).</summary>
    public required DateTimeOffset Since { get; init; }

    public static string IdOf(string account, string addressId) => $"{account}/{addressId}";
}

/// <summary>Whether an address counts. The order decides between two of one instant: nobody has an address verified that never waited, and one that is lost again was verified.</summary>
internal enum EmailStanding
{
    Waiting,
    Verified,
    Lost,
}

/// <summary>Which address a profile has, and by which version of the profile that is known.</summary>
internal sealed record ProfileAddress : Document
{
    public required string AddressId { get; init; }

    public required long ProfileVersion { get; init; }

    public static string IdOf(string account, string profileId) => $"{account}/{profileId}";
}
