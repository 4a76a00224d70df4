using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RealNameReview.State;

/// <summary>An enhanced verification that a registry asked for. Due (business time) at its deadline, then when it reaches the holder's other names.</summary>
internal sealed record CaseState : Document
{
    public const string ClockLane = "clock";

    public required string Account { get; init; }

    public required string DomainId { get; init; }

    public required string CaseReference { get; init; }

    public required string ProfileId { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public DateTimeOffset? SpreadsAt { get; init; }

    public bool Missed { get; init; }

    public bool HasSpread { get; init; }

    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>The end of its effect has reached every domain.</summary>
    public bool Lifted { get; init; }

    public static string PrefixOf(string domainId) => $"{domainId}/";

    public static string IdOf(string domainId, string caseReference) => $"{domainId}/{caseReference}";
}

/// <summary>That a profile had a case: the cases of a profile are a range of ids.</summary>
internal sealed record ProfileCase : Document
{
    public static string PrefixOf(string profileId) => $"{profileId}/";

    public static string IdOf(string profileId, string caseId) => $"{profileId}/{caseId}";
}

/// <summary>When a profile that no domain uses any more is erased (business time). Id: the profile's document.</summary>
internal sealed record RetentionState : Document
{
    public const string ClockLane = "clock";

    public required string Account { get; init; }

    public required string ProfileId { get; init; }
}
