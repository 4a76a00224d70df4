using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// A domain has reached the end of what is paid for, and nobody renewed it. Said once per domain and expiry, at that instant or as soon as
/// possible after it. The registry may have renewed the domain by itself meanwhile: <c>domain.expiresAt</c> is then later, and that is no payment.
/// The other dates are what the policy in force on the expiry date makes of it; the registry's may differ by <see cref="ToleranceHours"/>.
/// </summary>
[Event("expiry-reminders")]
public sealed record DomainExpired
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The expiry that it is about (UTC): until when the account has paid, corrected where the registry corrected its date.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the registry renews by itself at expiry, so that its date says nothing about payment.</summary>
    public required bool RegistryAutoRenews { get; init; }

    /// <summary>Whether the account wished automatic renewal; the order side was asked in time, see <see cref="RenewalWished"/>.</summary>
    public required bool RenewalWished { get; init; }

    /// <summary>From when on the domain is parked (UTC).</summary>
    public required DateTimeOffset ParkAt { get; init; }

    /// <summary>Until when the holder renews at the normal price; then the domain is deleted and redemption begins (UTC).</summary>
    public required DateTimeOffset GraceEndsAt { get; init; }

    /// <summary>Before when a deletion must have reached the registry to be refunded (UTC); absent where it does not renew by itself.</summary>
    public DateTimeOffset? DeleteBefore { get; init; }

    /// <summary>From when on the domain cannot be restored any more, if it is deleted when the grace period ends (UTC).</summary>
    public required DateTimeOffset RedemptionEndsAt { get; init; }

    /// <summary>From when on anyone can register the name, if nobody does anything (UTC).</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>By how many hours the registry's dates may differ from these.</summary>
    [Range(0, 72)]
    public required int ToleranceHours { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
