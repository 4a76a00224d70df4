using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Signed codes of a verification provider: sent where the registry does not show them, by kind and value.</summary>
internal sealed class AttachAct : ReconcilingAct
{
    public override OperationKind Kind => OperationKind.AttachVerificationCodes;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) =>
        domain.Status == DomainStatus.Registered ? new Start.Go() : new Start.Refuse(Refusals.NotChangeable);

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
            return new Move.Refuse(Refusals.DomainEnded);
        if (seen.Verification is not { State.Status: not VerificationStatus.NotApplicable } shown)
            return new Move.Refuse(Refusals.VerificationNotAsked);

        var missing = ((Intent.Attach)operation.Intent!).Codes.Where(code => !shown.Codes.Contains((code.Type, code.Code))).ToList();
        if (missing.Count > 0)
            return new Move.Send(new RegistryCommand.Attach(domain.Name, missing));

        // The last code may have lifted the registry's own hold, so the whole view is taken over.
        var after = Synchronisation.Apply(domain, seen, now).Domain;
        return new Move.Done(new Conclusion(after, new Announcement(
            new VerificationCodesAttached { Account = operation.Account, OrderId = operation.OrderId, At = now, Domain = after.ToRecord() },
            operation.Id)));
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new VerificationCodesRefused
        {
            Account = operation.Account, OrderId = operation.OrderId, At = now, DomainId = operation.DomainId, Reasons = reasons,
        },
        operation.Id);
}
