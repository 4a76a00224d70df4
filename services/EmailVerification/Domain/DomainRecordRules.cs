using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Domain;

/// <summary>What a domain's public record means for its clock.</summary>
internal static class DomainRecordRules
{
    /// <summary>
    /// The domain after its record was seen; a record that is older than the last one changes nothing but can still begin a duty, because
    /// events come in any order. A domain that came without a duty (moved in, announced) counts as met from then on.
    /// </summary>
    public static DomainState Note(DomainState? known, DomainRecord record, Duty? duty, DateTimeOffset now)
    {
        var domain = known ?? New(record, duty, now);
        if (record.Version >= domain.RecordVersion)
        {
            domain = domain with
            {
                Account = record.Account,
                ProfileId = record.ProfileId,
                RecordVersion = record.Version,
                IsDeleted = record.Status is DomainStatus.Redemption or DomainStatus.PendingDelete,
                EndedAt = record.Status == DomainStatus.Ended ? domain.EndedAt ?? now : null,
            };
        }

        return duty is null || domain.LastDutySince >= duty.Since
            ? domain
            : DeadlineRules.Begin(domain, duty.Cause, duty.Since) with { LastDutySince = duty.Since };
    }

    private static DomainState New(DomainRecord record, Duty? duty, DateTimeOffset now) => new()
    {
        Id = record.Id,
        Account = record.Account,
        Name = record.Name,
        UnicodeName = record.UnicodeName,
        ProfileId = record.ProfileId,
        RecordVersion = 0,
        MetAt = duty is null ? now : null,
    };
}

/// <summary>A duty to have the address verified, and since when.</summary>
internal sealed record Duty(EmailDeadlineCause Cause, DateTimeOffset Since);
