using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A domain's holder has to be verified until then.</summary>
[Event("real-name-review")]
public sealed record RealNameDeadlineSet
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Its name in the ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>Its name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>Its profile, where it has one.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? ProfileId { get; init; }

    /// <summary>When the time is over.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>What began it.</summary>
    public required RealNameDeadlineCause Because { get; init; }

    /// <summary>Whether it is the registry that named the day.</summary>
    public required bool FromRegistry { get; init; }
}
