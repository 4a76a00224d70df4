using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// Nothing was done with a profile. Answers <see cref="CreateProfile"/>, <see cref="ChangeProfile"/>, <see cref="DeleteProfile"/>,
/// <see cref="SetDefaultProfile"/>, <see cref="AssociateProfile"/>.
/// </summary>
[Event("real-name-review")]
public sealed record ProfileRefused
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

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Each field that breaks a rule; never the value.</summary>
    [MaxLength(50)]
    public IReadOnlyList<FieldProblem>? Problems { get; init; }
}
