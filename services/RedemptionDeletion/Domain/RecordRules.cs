using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>What a domain's public record means for its life.</summary>
internal static class RecordRules
{
    /// <summary>The life after a record was seen; one that is not newer than the last changes nothing, for events come in any order.</summary>
    public static LifeState Note(LifeState? known, DomainRecord record, LifeTerms terms, DateTimeOffset now)
    {
        if (known is not null && record.Version <= known.RecordVersion)
            return known;

        var life = (known ?? New(record, now)) with
        {
            Account = record.Account,
            RecordVersion = record.Version,
            Status = record.Status,
            RegisteredAt = record.RegisteredAt,
            RegistryExpiresAt = record.ExpiresAt,
            PaidUntil = record.PaidUntil,
            SnapshotId = record.SnapshotId,
        };
        return record.Status == DomainStatus.Registered ? Living(life, known, terms) : Deleted(life, known, now);
    }

    /// <summary>Registered: the expiry follows the paid time. Once deleted it stays, for the registry takes years back then.</summary>
    private static LifeState Living(LifeState life, LifeState? known, LifeTerms terms)
    {
        var paid = life.PaidUntil ?? known?.ExpiresAt ?? life.ExpiresAt;
        var expires = ExpiryRules.Of(paid, life.RegistryExpiresAt ?? paid, terms.Lifecycle(life.Name, paid).RegistryAutoRenews);
        var isOther = expires != life.ExpiresAt;
        return life with
        {
            ExpiresAt = expires,
            DeletedAt = null,
            Cause = null,
            DeletionAttempts = isOther ? 0 : life.DeletionAttempts,
            DeleteNotBefore = isOther ? null : life.DeleteNotBefore,
            DeletionRefusals = isOther ? 0 : life.DeletionRefusals,
        };
    }

    private static LifeState Deleted(LifeState life, LifeState? known, DateTimeOffset now)
    {
        if (known is { DeletedAt: not null } or { IsOver: true })
            return life;
        var isOurs = life.Deletion?.Step is DeletionStep.Ordered or DeletionStep.Withdrawing;
        return life with { DeletedAt = now, Cause = isOurs ? life.Deletion!.Cause : life.Cause ?? DeletionCause.Registry };
    }

    private static LifeState New(DomainRecord record, DateTimeOffset now) => new()
    {
        Id = record.Id,
        Account = record.Account,
        Name = record.Name,
        UnicodeName = record.UnicodeName,
        RecordVersion = 0,
        Status = record.Status,
        ExpiresAt = record.PaidUntil ?? record.ExpiresAt ?? (record.RegisteredAt ?? now).AddYears(1),
        Lane = LifeState.ClockLane,
    };
}
