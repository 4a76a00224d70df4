using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>
/// Something else stands against an ICP filing with the domain than before, or nothing any more. Who files and what is filed already is not
/// looked at here: ask with <see cref="AskIcpReadiness"/>.
/// </summary>
[Event("miit-sync")]
public sealed record IcpReadinessChanged
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Its name in the ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>When it became so (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether nothing stands against it.</summary>
    public required bool Ready { get; init; }

    /// <summary>Everything that stands against it; empty where nothing does.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<ReadinessReason> Reasons { get; init; }

    /// <summary>Raised by one with each of these events about the domain; a lower one is older.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }
}
