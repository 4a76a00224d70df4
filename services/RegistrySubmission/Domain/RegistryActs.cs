using System.Diagnostics.CodeAnalysis;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Every kind of operation there is: those that a guard protects, because each costs money, and those that looking decides.</summary>
internal sealed class RegistryActs
{
    private readonly Dictionary<OperationKind, GuardedAct> _guarded =
        new GuardedAct[] { new RegistrationAct(), new RenewalAct() }.ToDictionary(act => act.Kind);

    private readonly Dictionary<OperationKind, ReconcilingAct> _reconciling = new ReconcilingAct[]
    {
        new HoldAct(place: true),
        new HoldAct(place: false),
        new DelegationAct(OperationKind.ChangeNameServers),
        new DelegationAct(OperationKind.ParkNameServers),
        new DelegationAct(OperationKind.RestoreNameServers),
        new ContactsAct(OperationKind.ChangeRegistrant),
        new ContactsAct(OperationKind.ChangeContacts),
        new RefreshAct(),
        new AttachAct(),
        new DeletionAct(),
        new RestoreAct(),
        new SynchroniseAct(),
        new AdoptAct(),
    }.ToDictionary(act => act.Kind);

    public bool IsGuarded(OperationKind kind, [NotNullWhen(true)] out GuardedAct? act) => _guarded.TryGetValue(kind, out act);

    public ReconcilingAct Reconciling(OperationKind kind) => _reconciling[kind];

    /// <summary>The event of a refusal.</summary>
    public Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        IsGuarded(operation.Kind, out var act)
            ? act.Refusal(operation, reasons, now)
            : Reconciling(operation.Kind).Refusal(operation, reasons, now);

    /// <summary>What the order side is told while it waits; only what was paid for is followed so closely, the rest can be asked for.</summary>
    public IReadOnlyList<Announcement> Progress(OperationState operation, DateTimeOffset now) =>
        IsGuarded(operation.Kind, out var act) ? [act.Progress(operation, now)] : [];
}
