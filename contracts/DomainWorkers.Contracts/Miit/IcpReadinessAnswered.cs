using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>Whether an ICP filing with the domain can succeed, and what stands against it. Answers <see cref="AskIcpReadiness"/>.</summary>
[Event("miit-sync")]
public sealed record IcpReadinessAnswered
{
    /// <summary>The account that asked.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The question that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was so (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain that was asked about.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Whether the account holds such a domain; where not, nothing more is said.</summary>
    public required bool Known { get; init; }

    /// <summary>Whether nothing stands against it.</summary>
    public required bool Ready { get; init; }

    /// <summary>Everything that stands against it; empty where nothing does.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<ReadinessReason> Reasons { get; init; }

    /// <summary>Whether the ministry shows a filing of the domain.</summary>
    public required FilingStanding Filing { get; init; }

    /// <summary>How many domains one site may have in the province that was asked about.</summary>
    [Range(1, 1000)]
    public int? DomainsPerSite { get; init; }
}
