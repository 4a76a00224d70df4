using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// The account wants this domain renewed: charge it and send <c>RenewDomain</c> with <see cref="OrderId"/>. For the order side. It is said
/// again, with a
/// higher <see cref="Attempt"/>, as long as the domain is not renewed; the order id stays, so that two of them never renew twice. Nobody is asked
/// after a renewal.
/// </summary>
[Event("expiry-reminders")]
public sealed record RenewalWished
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Its name in ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>The order id to renew under: one per domain and expiry.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>The expiry that the renewal is for (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>For how many years.</summary>
    [Range(1, 10)]
    public required int Years { get; init; }

    /// <summary>By when the renewal should have been ordered (UTC): before expiry or, when that has passed, before the grace period ends.</summary>
    public required DateTimeOffset ActBy { get; init; }

    /// <summary>How often it was said for this expiry, this time included.</summary>
    [Range(1, 100)]
    public required int Attempt { get; init; }
}
