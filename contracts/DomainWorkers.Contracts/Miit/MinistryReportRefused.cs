using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>The ministry does not have the domain as it is, because something in the data is wrong; it is reported again when that has changed.</summary>
[Event("miit-sync")]
public sealed record MinistryReportRefused
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

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Everything that is wrong.</summary>
    [MaxLength(40)]
    public required IReadOnlyList<ReportProblem> Problems { get; init; }
}
