using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// A deletion: <c>domain:delete</c> (RFC 5731 section 3.2.2). Refused when the record, or the registry asked right before, differs from
/// what the decision stood on: a renewal that came in between must win.
/// </summary>
internal sealed class DeletionAct : ReconcilingAct
{
    public override OperationKind Kind => OperationKind.Delete;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) => domain.Status switch
    {
        DomainStatus.Redemption or DomainStatus.PendingDelete => new Start.Refuse(Refusals.AlreadyDeleted),
        _ when !Decisions.StillStand(Wanted(operation).DecidedOn, domain) => new Start.Refuse(Refusals.DecisionStale),
        _ => new Start.Go(),
    };

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
        {
            // In the add grace period a registry purges at once: gone is what was wanted.
            return domain.Open!.Sends > 0
                ? new Move.Done(Said(operation, domain with { Status = DomainStatus.Ended, LivingName = null, EndedAt = now }, now))
                : new Move.Refuse(Refusals.DomainEnded);
        }

        if (seen.Has("pendingDelete"))
        {
            var status = seen.GraceStatuses.Count == 0 || seen.IsIn("redemptionPeriod") ? DomainStatus.Redemption : DomainStatus.PendingDelete;
            // Years in a grace period are taken back with the deletion, and so is their part of the date.
            return new Move.Done(Said(operation, domain with { Status = status, ExpiresAt = seen.ExpiresAt ?? domain.ExpiresAt }, now));
        }

        if (!Decisions.SameInstant(seen.ExpiresAt, Wanted(operation).DecidedOn.ExpiresAt))
            return new Move.Refuse(Refusals.DecisionStale);
        return new Move.Send(new RegistryCommand.Delete(domain.Name));
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new DeletionRefused
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            At = now,
            DomainId = operation.DomainId,
            Reasons = reasons,
        },
        operation.Id);

    private static Conclusion Said(OperationState operation, DomainState domain, DateTimeOffset now)
    {
        var deleted = domain with { DeletedAt = now, RecordVersion = domain.RecordVersion + 1 };
        return new Conclusion(deleted, new Announcement(
            new DomainDeleted { Account = operation.Account, OrderId = operation.OrderId, At = now, Domain = deleted.ToRecord() },
            operation.Id));
    }

    private static Intent.Delete Wanted(OperationState operation) => (Intent.Delete)operation.Intent!;
}
