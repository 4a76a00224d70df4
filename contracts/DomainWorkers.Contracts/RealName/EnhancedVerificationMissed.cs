using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>The time of an enhanced verification is over without a review that passed.</summary>
[Event("real-name-review")]
public sealed record EnhancedVerificationMissed
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The registry's own name for the case.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string CaseReference { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>When it was over.</summary>
    public required DateTimeOffset Deadline { get; init; }
}
