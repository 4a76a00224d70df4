using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>The registry has confirmed a renewal. Answers <see cref="RenewDomain"/>.</summary>
[Event("registry-submission")]
public sealed record DomainRenewed
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned of it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The years that were added.</summary>
    [Range(1, 10)]
    public required int Years { get; init; }

    /// <summary>The registry's date before the renewal (UTC).</summary>
    public required DateTimeOffset PreviousExpiresAt { get; init; }

    /// <summary>The registry's transaction id (<c>svTRID</c>); absent where the outcome was settled by asking.</summary>
    [MaxLength(64)]
    public string? RegistryTransactionId { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
