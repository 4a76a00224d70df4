using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>What stands against an ICP filing with a domain; approvals and terms are dated data.</summary>
internal sealed class ReadinessRules(RegistrarPolicies policies, BusinessCalendar calendar)
{
    /// <summary>What the domain itself brings, in a fixed order.</summary>
    public IReadOnlyList<ReadinessReason> Reasons(ReportedDomain state, DateTimeOffset now)
    {
        var today = ShanghaiTime.DateOf(now);
        var approval = policies.MinistryApproval(SuffixOf(state.Facts.Name), today);
        var reasons = new List<ReadinessReason>();
        if (!approval.Suffix)
            reasons.Add(Refusals.Reason("SuffixNotApproved"));
        if (!approval.Registrar)
            reasons.Add(Refusals.Reason("RegistrarNotApproved"));
        if (state.Facts.Status != DomainStatus.Registered || state.Facts.PaidExpiry <= now)
            reasons.Add(Refusals.Reason("DomainExpired"));
        if (state.VerifiedAt is not { } verifiedAt)
            reasons.Add(Refusals.Reason("NotVerified"));
        else if (!Ingested(state))
            reasons.Add(NotIngested(state, verifiedAt, today));
        return reasons;
    }

    /// <summary>The state with what stands against it, and the event when that is something else than before.</summary>
    public (ReportedDomain State, IReadOnlyList<Announcement> Say) Look(ReportedDomain state, DateTimeOffset now)
    {
        var reasons = Reasons(state, now);
        List<string> codes = [.. reasons.Select(reason => reason.Code)];
        if (state.Readiness is { } before && before.SequenceEqual(codes))
            return (state, []);

        var looked = state with { Readiness = codes, ReadinessRevision = state.ReadinessRevision + 1 };
        return (looked, [new Announcement(
            new IcpReadinessChanged
            {
                Account = state.Facts.Account,
                DomainId = state.Id,
                DomainName = state.Facts.Name,
                At = now,
                Ready = reasons.Count == 0,
                Reasons = reasons,
                Revision = looked.ReadinessRevision,
            },
            For: $"{state.Id}\n{looked.ReadinessRevision}")]);
    }

    /// <summary>How many domains one site may have where it is filed.</summary>
    public int? DomainsPerSite(int? provinceCode, DateTimeOffset now) =>
        provinceCode is { } code ? policies.DomainsPerSite(code, ShanghaiTime.DateOf(now)) : null;

    /// <summary>The ministry has confirmed the holder; a change of other things that is on its way hides nothing that it had.</summary>
    private static bool Ingested(ReportedDomain state) =>
        state is { MinistryId: not null, ConfirmedHolder: not null } && state.ConfirmedHolder == state.Facts.ProfileId;

    private ReadinessReason NotIngested(ReportedDomain state, DateTimeOffset verifiedAt, DateOnly today)
    {
        var kind = state.ConfirmedHolder is null ? DeadlineKind.MinistryIngestion : DeadlineKind.MinistryIngestionAfterHolderChange;
        var begin = state.Facts.RegisteredAt > verifiedAt ? state.Facts.RegisteredAt.Value : verifiedAt;
        var span = policies.Deadline(kind, SuffixOf(state.Facts.Name), today);
        if (span?.After(begin, calendar) is not { } due)
            return Refusals.Reason("NotIngested");
        // A business day is over at midnight; the day itself is the one before.
        var day = ShanghaiTime.DateOf(due.At.AddTicks(-1));
        // Past, where its record was refused or taken out and is put in anew: nobody is told to wait for yesterday.
        return day < today ? Refusals.Reason("NotIngested") : Refusals.Reason("NotIngested", day, due.Provisional);
    }

    private string SuffixOf(string name) => policies.Parse(name) is DomainNameResult.Parsed(var parsed) ? parsed.Suffix : "*";
}
