using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.ExpiryReminders.State;

/// <summary>
/// One life of a domain, and what its calendar has brought so far. Invariants: <see cref="Record"/> never goes back to a lower version;
/// <see cref="Settled"/>, <see cref="Given"/> and <see cref="ExpiredFor"/> speak of <see cref="ExpiresAt"/> and of no other expiry.
/// </summary>
internal sealed record PlanState : Document
{
    public const string CalendarLane = "calendar";

    public required string Account { get; init; }

    /// <summary>The newest public record that was seen.</summary>
    public required DomainRecord Record { get; init; }

    /// <summary>The day in Shanghai on which this worker first heard of the domain: anniversaries before it were somebody else's.</summary>
    public required DateOnly KnownSince { get; init; }

    /// <summary>Until when a restore that brought a year has paid; null where there was none.</summary>
    public DateTimeOffset? RestoredUntil { get; init; }

    /// <summary>When it was deleted, while it may come back.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The expiry that the holder has to act by; see <see cref="Domain.ExpiryRules"/>.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Stages that stand in the ledger for this expiry.</summary>
    public IReadOnlyList<string> Settled { get; init; } = [];

    /// <summary>Stages that were sent for a date a few days away, which was corrected into this one: they are not said again.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>The expiry that was announced as reached.</summary>
    public DateTimeOffset? ExpiredFor { get; init; }

    /// <summary>The last anniversary whose reminder stands in the ledger.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>The account's wish; null where it never said one.</summary>
    public AutoRenewWish? AutoRenew { get; init; }

    /// <summary>What the order side was asked for this expiry; null where it was not.</summary>
    public RenewalAsked? Asked { get; init; }

    public string Name => Record.Name;
}

/// <summary>Whether the account wants the domain renewed by itself.</summary>
/// <param name="RequestId">The wish that said so.</param>
/// <param name="IssuedAt">When it was made: the latest counts.</param>
internal sealed record AutoRenewWish(string RequestId, DateTimeOffset IssuedAt, bool Enabled, int Years);

/// <summary>How often and how the order side was asked to renew.</summary>
/// <param name="OrderId">Stays for one expiry, also when its date is corrected: two orders would renew twice.</param>
/// <param name="DaysBefore">The last of the policy's days that was used.</param>
internal sealed record RenewalAsked(string OrderId, int Attempts, int DaysBefore);
