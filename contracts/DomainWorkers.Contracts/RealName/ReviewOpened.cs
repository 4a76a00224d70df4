using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A review has begun. The days are working days of the Chinese calendar.</summary>
[Event("real-name-review")]
public sealed record ReviewOpened
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The review.</summary>
    [RegularExpression(RealNamePatterns.ReviewId)]
    public required string ReviewId { get; init; }

    /// <summary>What is reviewed.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The profile's version.</summary>
    [Range(1, long.MaxValue)]
    public required long ProfileVersion { get; init; }

    /// <summary>The domain, where the review is about one that is registered.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public string? DomainId { get; init; }

    /// <summary>The name in its ASCII form, where the review is about a name.</summary>
    [MaxLength(253)]
    public string? DomainName { get; init; }

    /// <summary>Until when it is usually done.</summary>
    public required DateTimeOffset UsualBy { get; init; }

    /// <summary>Until when it is done at the latest.</summary>
    public required DateTimeOffset LatestBy { get; init; }

    /// <summary>Whether the days rest on a calendar that is not announced yet.</summary>
    public required bool Provisional { get; init; }
}
