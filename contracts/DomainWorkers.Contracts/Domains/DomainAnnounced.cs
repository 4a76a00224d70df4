using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// A domain as it is now; nothing happened to it. Answers <see cref="AnnounceDomains"/>, and may come more than once.
/// </summary>
[Event("registry-submission")]
public sealed record DomainAnnounced
{
    /// <summary>The account that asked; the holder is in <see cref="Domain"/>.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The question that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was so (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
