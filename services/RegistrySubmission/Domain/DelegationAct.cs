using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// Name servers and DS records: a customer's change, parking with a snapshot, and the way back. The snapshot is written with the
/// outcome of the parking; while it stands, a customer's change goes into it and the registry stays parked.
/// </summary>
internal sealed class DelegationAct(OperationKind kind) : ReconcilingAct
{
    public override OperationKind Kind => kind;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) => operation.Intent switch
    {
        Intent.Delegate wanted when domain.Snapshot is { } snapshot =>
            new Start.Already(Said(operation, Raised(domain with
            {
                Snapshot = snapshot with
                {
                    NameServers = wanted.NameServers, Glue = wanted.Glue, DelegationSigners = wanted.DelegationSigners,
                },
            }), snapshot.Id, now)),
        Intent.Unpark wanted when domain.Snapshot?.Id != wanted.SnapshotId => new Start.Refuse(Refusals.SnapshotStale),
        _ when domain.Status != DomainStatus.Registered => new Start.Refuse(Refusals.NotChangeable),
        _ => new Start.Go(),
    };

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
            return new Move.Refuse(Refusals.DomainEnded);

        var (servers, signers, glue) = Target(operation, domain);
        // A host object must be there, with its addresses, before a delegation can name it.
        if (seen.Glue is null && glue.Count > 0 && !domain.Open!.HasProven<RegistryCommand.SetHosts>())
            return new Move.Send(new RegistryCommand.SetHosts(domain.Name, glue));

        var moved = Moved(seen, glue);
        var remove = seen.NameServers.Except(servers, StringComparer.OrdinalIgnoreCase).Concat(moved).ToList();
        var add = servers.Except(seen.NameServers, StringComparer.OrdinalIgnoreCase).Concat(moved).ToList();
        var removeSigners = seen.DelegationSigners.Except(signers, SameSigner.Instance).ToList();
        var addSigners = signers.Except(seen.DelegationSigners, SameSigner.Instance).ToList();
        if (remove.Count + add.Count + removeSigners.Count + addSigners.Count > 0)
            return new Move.Send(new RegistryCommand.Delegate(domain.Name, remove, add, removeSigners, addSigners) { Glue = glue });

        var left = LeftOver(domain, glue);
        if (seen.Glue is null && left.Count > 0 && !domain.Open!.HasProven<RegistryCommand.RemoveHosts>())
            return new Move.Send(new RegistryCommand.RemoveHosts(domain.Name, left));

        var after = Raised(domain with { NameServers = servers, Glue = glue, DelegationSigners = signers });
        return new Move.Done(operation.Intent switch
        {
            Intent.Park => Said(operation, after with { Snapshot = domain.Snapshot ?? Snapshot(operation, domain, now) },
                (domain.Snapshot ?? Snapshot(operation, domain, now)).Id, now),
            Intent.Unpark unpark => Said(operation, after with { Snapshot = null }, unpark.SnapshotId, now),
            _ => Said(operation, after, null, now),
        });
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new NameServersRefused
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            At = now,
            DomainId = operation.DomainId,
            Reasons = reasons,
        },
        operation.Id);

    /// <summary>Servers that stay and get other addresses, where the registry keeps the addresses in the delegation.</summary>
    private static List<string> Moved(RegistryView.Present seen, IReadOnlyList<HostAddresses> glue) => seen.Glue is { } shown
        ? [.. glue.Where(host => shown.Any(known => known.Host == host.Host && !SameGlue.Instance.Equals(known, host))).Select(host => host.Host)]
        : [];

    /// <summary>Hosts below the domain that its own delegation needs no more. Parking keeps them: its end brings them back.</summary>
    private List<string> LeftOver(DomainState domain, IReadOnlyList<HostAddresses> glue) => kind == OperationKind.ChangeNameServers
        ? [.. domain.Glue.Select(host => host.Host).Except(glue.Select(host => host.Host))]
        : [];

    private static (IReadOnlyList<string> Servers, IReadOnlyList<DelegationSigner> Signers, IReadOnlyList<HostAddresses> Glue) Target(
        OperationState operation, DomainState domain) => operation.Intent switch
    {
        Intent.Delegate wanted => (wanted.NameServers, wanted.DelegationSigners, wanted.Glue),
        // A DS record that points at keys of the old name servers would make the parking page fail validation.
        Intent.Park wanted => (wanted.NameServers, [], []),
        _ => (domain.Snapshot!.NameServers, domain.Snapshot.DelegationSigners, domain.Snapshot.Glue),
    };

    /// <summary>What the record has, not what the registry shows at the end: by then it is parked already.</summary>
    private static DelegationSnapshot Snapshot(OperationState operation, DomainState domain, DateTimeOffset now) => new()
    {
        Id = operation.OrderId,
        TakenAt = now,
        NameServers = domain.NameServers,
        Glue = domain.Glue,
        DelegationSigners = domain.DelegationSigners,
    };

    private Conclusion Said(OperationState operation, DomainState domain, string? snapshot, DateTimeOffset now)
    {
        object said = kind switch
        {
            OperationKind.ParkNameServers => new NameServersParked
            {
                Account = operation.Account, OrderId = operation.OrderId, At = now, SnapshotId = snapshot!, Domain = domain.ToRecord(),
            },
            OperationKind.RestoreNameServers => new NameServersRestored
            {
                Account = operation.Account, OrderId = operation.OrderId, At = now, SnapshotId = snapshot!, Domain = domain.ToRecord(),
            },
            _ => new NameServersChanged
            {
                Account = operation.Account, OrderId = operation.OrderId, At = now, SnapshotId = snapshot, Domain = domain.ToRecord(),
            },
        };
        return new Conclusion(domain, new Announcement(said, operation.Id));
    }

    private static DomainState Raised(DomainState domain) => domain with { RecordVersion = domain.RecordVersion + 1 };
}
