using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A profile is kept. Answers <see cref="CreateProfile"/>.</summary>
[Event("real-name-review")]
public sealed record ProfileCreated
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

    /// <summary>The profile's version.</summary>
    [Range(1, long.MaxValue)]
    public required long ProfileVersion { get; init; }

    /// <summary>Which kind it is.</summary>
    public required ProfileForm Form { get; init; }

    /// <summary>Whether it is the account's default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>The files that its review needs, e.g. <c>document-front</c>.</summary>
    [MaxLength(10), Each(Pattern = RealNamePatterns.Slot)]
    public required IReadOnlyList<string> Needs { get; init; }
}
