using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// A restore: request, then the report where the registry waits for one (<c>pendingRestore</c>), RFC 3915 section 4.2.5. Which of the
/// two is missing is read from the registry each time, so neither is paid twice.
/// </summary>
internal sealed class RestoreAct : ReconcilingAct
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    // What moves a date by more than that is a year that the restore brought.
    private static readonly TimeSpan NearlyAYear = TimeSpan.FromDays(300);

    public override OperationKind Kind => OperationKind.Restore;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) => domain.Status switch
    {
        DomainStatus.PendingDelete => new Start.Refuse(Refusals.PastRedemption),
        DomainStatus.Registered => new Start.Refuse(Refusals.NotDeleted),
        _ when !Decisions.StillStand(Wanted(operation).DecidedOn, domain) => new Start.Refuse(Refusals.DecisionStale),
        _ => new Start.Go(),
    };

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
            return new Move.Refuse(Refusals.DomainEnded);
        if (seen.IsIn("pendingRestore"))
        {
            // The request may have waited for credit, or be an earlier order's: the registry knows best when it came.
            var requestedAt = seen is { UpdatedByUs: true, UpdatedAt: { } at } ? at : domain.Open!.IntendedAt;
            return new Move.Send(new RegistryCommand.ReportRestore(
                domain.Name, Summary(domain), Summary(domain), domain.DeletedAt ?? requestedAt, requestedAt, Wanted(operation).Because))
            {
                Noting = noted => noted with { RestoreRequestedAt = requestedAt },
            };
        }

        if (!seen.Has("pendingDelete"))
            return new Move.Done(Said(operation, domain, seen, now));
        if (!seen.IsIn("redemptionPeriod"))
            return new Move.Refuse(Refusals.PastRedemption);
        // A request costs money each time. One of ours that lapsed for want of a report is not repeated without a new decision.
        if (domain.RestoreRequestedAt >= domain.Open!.IntendedAt - ClockTolerance)
            return new Move.Refuse(Refusals.RestoreReportOverdue);
        return Decisions.SameInstant(seen.ExpiresAt, Wanted(operation).DecidedOn.ExpiresAt)
            ? new Move.Send(new RegistryCommand.RequestRestore(domain.Name))
            : new Move.Refuse(Refusals.DecisionStale);
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new RestoreRefused
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            At = now,
            DomainId = operation.DomainId,
            Reasons = reasons,
        },
        operation.Id);

    private static Conclusion Said(OperationState operation, DomainState domain, RegistryView.Present seen, DateTimeOffset now)
    {
        var restored = domain with
        {
            Status = DomainStatus.Registered,
            DeletedAt = null,
            RestoreRequestedAt = null,
            ExpiresAt = seen.ExpiresAt ?? domain.ExpiresAt,
            // Only a restore that was paid is ordered, and the year that it brings is part of its price.
            PaidUntil = seen.ExpiresAt is { } shown && shown - domain.ExpiresAt > NearlyAYear ? Later(domain.PaidUntil, shown) : domain.PaidUntil,
            Snapshot = domain.Snapshot is { ByDeletion: true } snapshot && IsThere(snapshot, seen) ? null : domain.Snapshot,
            NameServers = seen.NameServers,
            DelegationSigners = seen.DelegationSigners,
            HeldAtRegistry = seen.Has("clientHold"),
            RecordVersion = domain.RecordVersion + 1,
        };
        return new Conclusion(restored, new Announcement(
            new DomainRestored { Account = operation.Account, OrderId = operation.OrderId, At = now, Domain = restored.ToRecord() },
            operation.Id));
    }

    /// <summary>Many registries keep the delegation through a deletion; others do not, and the snapshot is what it is put back from.</summary>
    private static bool IsThere(DelegationSnapshot snapshot, RegistryView.Present seen) =>
        snapshot.NameServers.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(seen.NameServers)
        && snapshot.DelegationSigners.ToHashSet(SameSigner.Instance).SetEquals(seen.DelegationSigners);

    private static DateTimeOffset Later(DateTimeOffset? left, DateTimeOffset right) => left > right ? left.Value : right;

    /// <summary>Registration data before deletion and at the report: they did not change, which is what the report has to say.</summary>
    private static string Summary(DomainState domain) =>
        $"{domain.Name}, registered {domain.RegisteredAt:yyyy-MM-dd}, name servers {string.Join(' ', domain.NameServers)}";

    private static Intent.Restore Wanted(OperationState operation) => (Intent.Restore)operation.Intent!;
}
