using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.State;

/// <summary>Something that is reviewed beside profiles: a name, a right to a name, an enhanced verification; and how its last review ended.</summary>
internal sealed record MatterState : Document
{
    public required string Account { get; init; }

    public required ReviewKind Kind { get; init; }

    public required string ProfileId { get; init; }

    public string? DomainName { get; init; }

    public string? DomainId { get; init; }

    public int Attempts { get; init; }

    public string? OpenReview { get; init; }

    public string? PassedBy { get; init; }

    public ReviewFailure? Failure { get; init; }

    /// <summary>What a certificate says, where the sender told it: whether its owner is the registrant, as compared when it came.</summary>
    public bool? OwnerFits { get; init; }

    public static string Name(string account, string domainName) => $"{account}/name/{domainName}";

    public static string Qualification(string account, string profileId, string domainName) => $"{account}/qualification/{profileId}/{domainName}";

    public static string Enhanced(string account, string domainId, string caseReference) => $"{account}/enhanced/{domainId}/{caseReference}";
}
