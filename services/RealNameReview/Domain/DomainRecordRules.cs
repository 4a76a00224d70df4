using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What a domain's public record means here.</summary>
internal static class DomainRecordRules
{
    /// <summary>The domain after its record was seen; an older record changes nothing but can still begin a duty, because events come in any order.</summary>
    public static DomainState Note(DomainState? known, DomainRecord record, Duty? duty, DateTimeOffset now)
    {
        var domain = known ?? new DomainState
        {
            Id = record.Id,
            Account = record.Account,
            Name = record.Name,
            UnicodeName = record.UnicodeName,
            ProfileId = record.ProfileId,
            RecordVersion = 0,
        };
        if (record.Version >= domain.RecordVersion)
            domain = Newest(domain, record, now);
        if (duty is null || domain.LastDutySince >= duty.Since)
            return domain;
        // Another holder's duty is a new one, whatever was open for the former.
        var open = duty.Cause == RealNameDeadlineCause.RegistrantChanged && !domain.Held
            ? domain with { OpenSince = null, Deadline = null }
            : domain;
        return DomainRules.Begin(open, duty.Cause, duty.Since) with
        {
            LastDutySince = duty.Since,
            RenewsCode = domain.RenewsCode || duty.Cause == RealNameDeadlineCause.RegistrantChanged,
        };
    }

    /// <summary>The registry has shown codes that we ordered.</summary>
    public static DomainState Answered(DomainState domain, string orderId) =>
        domain.OpenCodes?.OrderId == orderId
            ? domain with
            {
                OpenCodes = null,
                CodeRefusals = 0,
                RenewsCode = domain.RenewsCode && !domain.OpenCodes.Types.Contains(DomainRules.RealNameCode),
            }
            : domain;

    private static DomainState Newest(DomainState domain, DomainRecord record, DateTimeOffset now) => domain with
    {
        Account = record.Account,
        ProfileId = record.ProfileId,
        Status = record.Status,
        RegistryHold = record.RegistryHold,
        RecordVersion = record.Version,
        Codes = record.Verification is { } shown ? Standing(shown) : domain.Codes,
        // Codes of another holder are other codes.
        CodesNotAsked = domain.CodesNotAsked && record.ProfileId == domain.ProfileId,
        IsDeleted = record.Status is DomainStatus.Redemption or DomainStatus.PendingDelete,
        EndedAt = record.Status == DomainStatus.Ended ? domain.EndedAt ?? now : null,
    };

    private static CodeStanding Standing(VerificationState shown) => new(
        shown.Status,
        [.. shown.Missing.Select(missing => new CodeDue(missing.Type, missing.DueAt))],
        [.. shown.Attached.Select(attached => attached.Type)]);
}

/// <summary>A duty to have the holder verified, and since when.</summary>
internal sealed record Duty(RealNameDeadlineCause Cause, DateTimeOffset Since);
