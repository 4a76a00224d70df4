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
        _ when now > Wanted(operation).ValidUntil => new Start.Refuse(Refusals.DecisionStale),
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
            // Whoever deleted it, the way back begins with the delegation that it had.
            var status = seen.GraceStatuses.Count == 0 || seen.IsIn("redemptionPeriod") ? DomainStatus.Redemption : DomainStatus.PendingDelete;
            // Years in a grace period are taken back with the deletion, and so is their part of the date.
            var expires = seen.ExpiresAt ?? domain.ExpiresAt;
            return new Move.Done(Said(operation, domain with
            {
                Status = status,
                ExpiresAt = expires,
                PaidUntil = domain.PaidUntil > expires ? expires : domain.PaidUntil,
                Snapshot = domain.Snapshot ?? Snapshot(operation.OrderId, domain, now),
                RestoreRequestedAt = null,
            }, now));
        }

        if (domain.Open!.Sends == 0 && now > Wanted(operation).ValidUntil)
            return new Move.Refuse(Refusals.DecisionStale);
        if (!Decisions.SameInstant(seen.ExpiresAt, Wanted(operation).DecidedOn.ExpiresAt))
            return new Move.Refuse(Refusals.DecisionStale);
        return seen.Has("serverDeleteProhibited") || seen.Has("clientDeleteProhibited")
            ? new Move.Refuse(Refusals.ByRegistry(2304))
            : new Move.Send(InTheWay(domain, seen) ?? new RegistryCommand.Delete(domain.Name));
    }

    /// <summary>
    /// A domain with hosts below it cannot be deleted (2305), and a host that is delegated to cannot either: first its own delegation lets
    /// go of them, then they go. The snapshot brings them back with their addresses.
    /// </summary>
    private static RegistryCommand? InTheWay(DomainState domain, RegistryView.Present seen)
    {
        var hosts = domain.Glue.Concat(domain.Snapshot?.Glue ?? []).Select(host => host.Host).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (seen.Glue is not null || hosts.Count == 0)
            return null;
        var named = seen.NameServers.Where(server => hosts.Contains(server, StringComparer.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0)
            return new RegistryCommand.Delegate(domain.Name, named, [], [], []);
        return domain.Open!.HasProven<RegistryCommand.RemoveHosts>() ? null : new RegistryCommand.RemoveHosts(domain.Name, hosts);
    }

    /// <summary>Its hosts are gone and the domain is not: what it had stands in the snapshot, and the record says so.</summary>
    public override DomainState AfterRefusal(DomainState domain, DateTimeOffset now) =>
        domain.Snapshot is null && domain.Open!.HasProven<RegistryCommand.RemoveHosts>()
            ? domain with
            {
                // <account>/delete/<order id>
                Snapshot = Snapshot(domain.Open.Operation.Split('/', 3)[2], domain, now),
                RecordVersion = domain.RecordVersion + 1,
            }
            : domain;

    private static DelegationSnapshot Snapshot(string orderId, DomainState domain, DateTimeOffset now) => new()
    {
        Id = orderId,
        TakenAt = now,
        ByDeletion = true,
        NameServers = domain.NameServers,
        Glue = domain.Glue,
        DelegationSigners = domain.DelegationSigners,
    };

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
