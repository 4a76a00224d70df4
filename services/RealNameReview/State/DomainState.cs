using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.State;

/// <summary>
/// One life of a domain, and whether its holder is verified. Invariants: <see cref="OpenSince"/> is set while that is a duty, and no later
/// change moves it; revisions only grow.
/// </summary>
internal sealed record DomainState : Document
{
    public const string ClockLane = "clock";

    public required string Account { get; init; }

    public required string Name { get; init; }

    public required string UnicodeName { get; init; }

    public string? ProfileId { get; init; }

    public DomainStatus Status { get; init; }

    public bool RegistryHold { get; init; }

    /// <summary>The version of the record that was seen last; lower ones are skipped.</summary>
    public required long RecordVersion { get; init; }

    /// <summary>What the registry showed of codes; null where it showed nothing.</summary>
    public CodeStanding? Codes { get; init; }

    /// <summary>When the duty began that is open now (business time); null where none is.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    public RealNameDeadlineCause? Because { get; init; }

    /// <summary>When the latest duty began that we were told of: one that is told again is no new one.</summary>
    public DateTimeOffset? LastDutySince { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public bool FromRegistry { get; init; }

    /// <summary>Whether our reason holds it, as far as we have told RegistrySubmission.</summary>
    public bool Held { get; init; }

    /// <summary>The revision of our last hold or release.</summary>
    public long HoldRevision { get; init; }

    public int HoldRefusals { get; init; }

    /// <summary>When a refused hold or release is ordered again.</summary>
    public DateTimeOffset? HoldRetryAt { get; init; }

    /// <summary>What was said last of the holder.</summary>
    public bool SaidVerified { get; init; }

    /// <summary>The revision under which it was said.</summary>
    public long StandingRevision { get; init; }

    /// <summary>The order to attach codes that is not answered.</summary>
    public CodeOrder? OpenCodes { get; init; }

    public int CodeOrders { get; init; }

    public int CodeRefusals { get; init; }

    public DateTimeOffset? CodeRetryAt { get; init; }

    /// <summary>The codes at the registry are those of a former holder.</summary>
    public bool RenewsCode { get; init; }

    /// <summary>The registry takes no codes for it.</summary>
    public bool CodesNotAsked { get; init; }

    /// <summary>The domain whose enhanced verification did not pass, and its case: the registry holds this one too.</summary>
    public SpreadCase? Blocked { get; init; }

    public bool IsDeleted { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsLiving => EndedAt is null && Status != DomainStatus.Ended;
}

/// <summary>What the registry showed of codes.</summary>
internal sealed record CodeStanding(VerificationStatus Status, IReadOnlyList<CodeDue> Missing, IReadOnlyList<string> Attached);

/// <summary>A kind of code that is missing, and until when.</summary>
internal sealed record CodeDue(string Type, DateTimeOffset DueAt);

/// <summary>An order to attach codes.</summary>
internal sealed record CodeOrder(string OrderId, IReadOnlyList<string> Types, IReadOnlyList<string> Tokens);

/// <summary>What reaches a domain from another one of the same holder.</summary>
internal sealed record SpreadCase(string DomainId, string CaseReference);
