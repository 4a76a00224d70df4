using System.Diagnostics;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Finds out by asking: after a lost answer, and after a no that may hide a yes.</summary>
internal sealed class Settlement(
    Documents<DomainState> domains, OperationDesk desk, Registries registries, IOptions<PumpOptions> options, TimeProvider clock)
{
    /// <summary>What asking led to.</summary>
    public enum Result
    {
        /// <summary>The operation is decided, set aside, or prepared for another try.</summary>
        Ended,

        /// <summary>As far as this answer goes the registry did nothing.</summary>
        NotDone,

        /// <summary>The registry did not answer.</summary>
        NoAnswer,
    }

    /// <summary>Asks about an operation that may have been done.</summary>
    public async Task<Result> Look(GuardedAct act, OperationState operation, DomainState domain, CancellationToken cancellationToken)
    {
        var view = await Ask(domain, cancellationToken);
        if (view is RegistryView.NoAnswer)
            return Result.NoAnswer;

        switch (Judge(act, operation, domain, view))
        {
            case Verdict.NotDone:
                return Result.NotDone;
            case Verdict.StillPending:
                await desk.PendingAtRegistry(operation, cancellationToken);
                return Result.Ended;
            case Verdict.CannotTell cannotTell:
                await desk.Park(operation, cannotTell.Because, cancellationToken);
                return Result.Ended;
            case Verdict.Contradicted contradicted:
                await desk.Contradict(operation, contradicted.Reason, cancellationToken);
                return Result.Ended;
            case { } decided:
                await Apply(act, operation, domain, decided, cancellationToken);
                return Result.Ended;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>There may be nothing to send: the registry says whether what is wanted is there already. Nothing was sent so far.</summary>
    public async Task<Hindrance?> LookFirst(GuardedAct act, OperationState operation, DomainState domain, CancellationToken cancellationToken)
    {
        var view = await Ask(domain, cancellationToken);
        switch (view is RegistryView.NoAnswer ? new Verdict.NotDone() : Judge(act, operation, domain, view))
        {
            case Verdict.NotDone:
                await desk.Delay(operation, Hindrance.Registry, cancellationToken);
                return Hindrance.Registry;
            case Verdict.StillPending:
                await desk.PendingAtRegistry(operation, cancellationToken);
                return null;
            case Verdict.CannotTell cannotTell:
                await desk.Park(operation, cannotTell.Because, cancellationToken);
                return null;
            case { } decided:
                await Apply(act, operation, domain, decided, cancellationToken);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The registry said no because of the object's state: look whether that is our own earlier work, or a record that is behind.</summary>
    public async Task<Hindrance?> LookAfterNo(
        GuardedAct act, OperationState operation, DomainState domain, Reason no, CancellationToken cancellationToken)
    {
        // This try is answered; only earlier ones may still have done it.
        var answered = domain with { Open = domain.Open! with { InFlight = false } };
        var view = await Ask(domain, cancellationToken);
        if (view is RegistryView.NoAnswer)
        {
            await domains.Save(answered, cancellationToken);
            await desk.Delay(operation, Hindrance.Registry, cancellationToken);
            return Hindrance.Registry;
        }

        var verdict = Judge(act, operation, answered, view);
        switch (verdict)
        {
            case Verdict.CannotTell cannotTell:
                await desk.Park(operation, cannotTell.Because, cancellationToken);
                break;
            case Verdict.StillPending:
                await desk.PendingAtRegistry(operation, cancellationToken);
                break;
            case Verdict.NotDone:
                await Apply(act, operation, answered, new Verdict.Refused(no), cancellationToken);
                break;
            case Verdict.Refused refused:
                var because = refused.Reason with { RegistryCode = no.RegistryCode };
                await Apply(act, operation, answered, new Verdict.Refused(because), cancellationToken);
                break;
            default:
                await Apply(act, operation, answered, verdict, cancellationToken);
                break;
        }

        return null;
    }

    /// <summary>The registry had it under review and shows it no more: it said no.</summary>
    public Task Denied(GuardedAct act, OperationState operation, DomainState domain, CancellationToken cancellationToken) =>
        Apply(act, operation, domain, new Verdict.Refused(Refusals.RegistryDenied), cancellationToken);

    private async Task Apply(
        GuardedAct act, OperationState operation, DomainState domain, Verdict verdict, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (verdict)
        {
            case Verdict.Done done:
                var answer = new RegistryAnswer.Done(done.CreatedAt, done.ExpiresAt, "") { Verification = done.Verification };
                await desk.Conclude(act.Done(operation, domain, answer, registries.Of(domain.Registry).ClientId, now),
                    operation, OperationProgress.Done, [], cancellationToken);
                break;
            case Verdict.Refused refused:
                await desk.Conclude(act.Refused(operation, domain, [refused.Reason], now),
                    operation, OperationProgress.Refused, [refused.Reason], cancellationToken);
                break;
            case Verdict.RecordBehind behind:
                var corrected = domain with
                {
                    ExpiresAt = behind.ExpiresAt,
                    RecordVersion = domain.RecordVersion + 1,
                    Open = domain.Open! with { ExpiresBefore = behind.ExpiresAt, Ahead = behind.Ahead, InFlight = false },
                };
                if (await domains.Save(corrected, cancellationToken) is not null)
                    await desk.AtOnce(operation, cancellationToken);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<RegistryView> Ask(DomainState domain, CancellationToken cancellationToken) =>
        await registries.Of(domain.Registry).Look(domain.Name, $"{domain.Open!.ClientTransactionId}-i", cancellationToken);

    private Verdict Judge(GuardedAct act, OperationState operation, DomainState domain, RegistryView view)
    {
        var seen = view as RegistryView.Present;
        return DecisionRules.Weigh(
            operation.Decision?.Decision,
            act.Judge(operation, domain, seen, new SettleTolerance(options.Value.ClockTolerance), clock.GetUtcNow()),
            act.Shown(operation, domain, seen));
    }
}
