using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// Every domain was announced. Answers <see cref="AnnounceDomains"/> once its last <see cref="DomainAnnounced"/> was handed to the broker.
/// </summary>
[Event("registry-submission")]
public sealed record DomainsAnnounced
{
    /// <summary>The account that asked.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The question that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was finished (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many domains were announced; repeats are not counted.</summary>
    [Range(0, long.MaxValue)]
    public required long Count { get; init; }
}
