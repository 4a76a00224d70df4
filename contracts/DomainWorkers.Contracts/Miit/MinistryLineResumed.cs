using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>The ministry takes our files again after <see cref="MinistryLineStopped"/>; what waited is reported by itself.</summary>
[Event("miit-sync")]
public sealed record MinistryLineResumed
{
    /// <summary>The operator's account, as the settings name it.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The unit whose line moves again (ispId).</summary>
    [Range(1, long.MaxValue)]
    public required long Unit { get; init; }

    /// <summary>Since when it moves (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Since when it had stood still (UTC).</summary>
    public required DateTimeOffset StoppedAt { get; init; }

    /// <summary>Raised with each stop and each end of one; the highest wins.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }
}
