using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Brings <c>clientHold</c> to where the set of reasons wants it: the first reason in places it, the last one out lifts it.</summary>
internal sealed class HoldAct(bool place) : ReconcilingAct
{
    public override OperationKind Kind => place ? OperationKind.PlaceHold : OperationKind.ReleaseHold;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) =>
        HoldRules.Decide(domain, Wanted(operation), now) switch
        {
            HoldDecision.Never never => new Start.Refuse(never.Reason),
            HoldDecision.Repeat repeat => new Start.Already(new Conclusion(domain, repeat.Answer)),
            HoldDecision.Noted noted => new Start.Already(new Conclusion(noted.Domain, noted.Answer)),
            _ => new Start.Go(),
        };

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
            return new Move.Refuse(Refusals.DomainEnded);

        // What the reasons want may have changed while it waited; the record decides, not the message.
        var after = HoldRules.With(domain, Wanted(operation));
        var wanted = after.Holds.Any(hold => hold.Active);
        if (seen.Has("clientHold") != wanted)
            return new Move.Send(new RegistryCommand.Hold(domain.Name, wanted));
        return new Move.Done(HoldRules.Conclude(
            after with { HeldAtRegistry = wanted, RecordVersion = domain.RecordVersion + 1 }, Wanted(operation), now));
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        HoldRules.Refused(operation.Account, operation.DomainId, Wanted(operation), reasons, now);

    private static Intent.Hold Wanted(OperationState operation) => (Intent.Hold)operation.Intent!;
}
