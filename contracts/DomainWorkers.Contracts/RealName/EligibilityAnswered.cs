using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>Whether a profile may hold a name, and what has to be shown. Answers <see cref="AskEligibility"/>.</summary>
[Event("real-name-review")]
public sealed record EligibilityAnswered
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The name in its ASCII form; absent where it is no name that we sell.</summary>
    [MaxLength(253)]
    public string? DomainName { get; init; }

    /// <summary>Whether nothing speaks against it.</summary>
    public required bool Eligible { get; init; }

    /// <summary>What speaks against it.</summary>
    [MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>How the profile stands; absent where there is none.</summary>
    public ProfileStanding? Standing { get; init; }

    /// <summary>Whether the mail address must be verified before the order.</summary>
    public required bool EmailBeforeOrder { get; init; }

    /// <summary>Whether the holder is verified.</summary>
    public required bool RealName { get; init; }

    /// <summary>The codes that the registry takes as proof.</summary>
    [MaxLength(2)]
    public required IReadOnlyList<CodeKind> Codes { get; init; }

    /// <summary>What the suffix asks for beyond identity.</summary>
    public required QualificationKind Qualification { get; init; }
}
