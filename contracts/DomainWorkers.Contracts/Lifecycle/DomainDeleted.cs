using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Lifecycle;

/// <summary>
/// The registry deleted the domain: it is gone, or in its redemption grace period (<c>domain.status</c>). Answers
/// <see cref="DeleteDomain"/>.
/// </summary>
[Event("registry-submission")]
public sealed record DomainDeleted
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The registry's transaction id (<c>svTRID</c>); absent where the registry was not asked or the outcome was settled by asking.</summary>
    [MaxLength(64)]
    public string? RegistryTransactionId { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
