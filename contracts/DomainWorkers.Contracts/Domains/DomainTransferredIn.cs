using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// The domain came to us from another registrar.
/// </summary>
[Event("registry-submission")]
public sealed record DomainTransferredIn
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The losing registrar's client id at the registry, where it shows it.</summary>
    [MaxLength(16)]
    public string? LosingClient { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
