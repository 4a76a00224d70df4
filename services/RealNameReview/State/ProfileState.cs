using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.State;

/// <summary>
/// How a registrant profile stands. What it says is in the vault. Invariant: <see cref="Document.Due"/> is set while its domains are still
/// to be told of a change.
/// </summary>
internal sealed record ProfileState : Document
{
    public const string SpreadLane = "spread";

    public required string Account { get; init; }

    public required string ProfileId { get; init; }

    public required ProfileForm Form { get; init; }

    public required RegistrantKind Kind { get; init; }

    public required RegistrantRegion Region { get; init; }

    /// <summary>The legal form, where a suffix asks for one.</summary>
    public OrganisationForm LegalForm { get; init; }

    /// <summary>The vault's version that this is about.</summary>
    public required long ProfileVersion { get; init; }

    public required ProfileStanding Standing { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The review that verified it: its submission holds the signed code.</summary>
    public string? VerifiedBy { get; init; }

    public string? OpenReview { get; init; }

    /// <summary>Reviews that were opened; the next one's id is made of it.</summary>
    public int Attempts { get; init; }

    /// <summary>Reviews that failed since the profile said something new.</summary>
    public int FailedInRow { get; init; }

    public ReviewFailure? Failure { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>A change that may have reached the vault and is not taken into account here.</summary>
    public PendingChange? Pending { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The request that deleted it, or the rule.</summary>
    public string? DeletedBy { get; init; }

    /// <summary>The last domain that was told of the change.</summary>
    public string? Cursor { get; init; }

    public static string PrefixOf(string account) => $"{account}/";

    public static string IdOf(string account, string profileId) => $"{account}/{profileId}";

    /// <summary>The same with all its domains to be looked at, from the first one on, whoever is at it now.</summary>
    public ProfileState Spreading(DateTimeOffset machineNow) => this with
    {
        Lane = SpreadLane,
        Due = machineNow,
        Cursor = null,
        ClaimedUntil = null,
        ClaimedBy = null,
        Claims = 0,
    };
}

/// <summary>A change on its way to the vault, written before it: what was decided by comparing with what stood there.</summary>
internal sealed record PendingChange(string Reference, long ToVersion, bool HolderChanged);

/// <summary>What an account has chosen.</summary>
internal sealed record AccountState : Document
{
    public string? DefaultProfileId { get; init; }
}

/// <summary>That a domain has, or had, a profile: the id says it all, so the domains of a profile are a range of ids.</summary>
internal sealed record ProfileDomain : Document
{
    public static string PrefixOf(string profileId) => $"{profileId}/";

    public static string IdOf(string profileId, string domainId) => $"{profileId}/{domainId}";

    public string DomainId() => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
