using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>
/// No domain is reported to the ministry any more until a person has looked: for whoever runs the registrar. It is tried again now and then,
/// and <see cref="MinistryLineResumed"/> says when that has helped. Said again with a higher revision when the reason has become another.
/// </summary>
[Event("miit-sync")]
public sealed record MinistryLineStopped
{
    /// <summary>The operator's account, as the settings name it.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The unit whose line of numbered files stands still (ispId).</summary>
    [Range(1, long.MaxValue)]
    public required long Unit { get; init; }

    /// <summary>When it stopped (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The ministry's msg_code, where it gave one.</summary>
    public int? MessageCode { get; init; }

    /// <summary>What happened, for people.</summary>
    [MaxLength(300)]
    public required string Reason { get; init; }

    /// <summary>Raised with each stop and each end of one; the highest wins.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }
}
