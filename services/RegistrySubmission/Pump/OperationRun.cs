using System.Diagnostics;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>
/// Brings one due operation one step further: intent into the domain, command to the registry, outcome into the domain, copy to the
/// operation, domain free. Every step repeats harmlessly, and whoever finds an operation due reads the domain first, so a process may
/// die between any two lines.
/// </summary>
internal sealed class OperationRun(
    Documents<DomainState> domains,
    OperationDesk desk,
    RegistryActs acts,
    Registries registries,
    Settlement settlement,
    Reconciliation reconciliation,
    IOptions<PumpOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>Does what can be done now. What hinders the registry account as a whole comes back, so that its pump can rest.</summary>
    public async Task<Hindrance?> Step(OperationState operation, CancellationToken cancellationToken)
    {
        var domain = await domains.Find(operation.DomainId, cancellationToken);
        if (domain?.Settled is not null)
        {
            await desk.Finish(domain, cancellationToken);
            if (domain.Settled.Operation == operation.Id)
                return null;
            domain = await domains.Find(operation.DomainId, cancellationToken);
        }

        if (!acts.IsGuarded(operation.Kind, out var act))
            return await reconciliation.Step(acts.Reconciling(operation.Kind), operation, domain, cancellationToken);
        if (domain?.Open?.Operation != operation.Id)
            return await Begin(act, operation, domain, cancellationToken);
        // Once a person has decided, nothing more is sent.
        if (domain.Open.InFlight || operation.Decision is not null)
            return await Settle(act, operation, domain, cancellationToken);
        return act.LooksFirst(operation, domain)
            ? await settlement.LookFirst(act, operation, domain, cancellationToken)
            : await SendAgain(act, operation, domain, gaveUp: false, cancellationToken);
    }

    /// <summary>Nobody survives it: a person decides, unless it was decided before and only the copy is missing.</summary>
    public async Task GiveUp(OperationState operation, string because, CancellationToken cancellationToken)
    {
        var domain = await domains.Find(operation.DomainId, cancellationToken);
        if (domain?.Settled?.Operation == operation.Id)
            await desk.Finish(domain, cancellationToken);
        else
            await desk.Park(operation, because, cancellationToken);
    }

    private async Task<Hindrance?> Begin(GuardedAct act, OperationState operation, DomainState? found, CancellationToken cancellationToken)
    {
        switch (act.Admit(operation, found, clock.GetUtcNow()))
        {
            case Admission.Wait:
                await desk.WaitForOther(operation, cancellationToken);
                return null;
            case Admission.Refuse refuse:
                await desk.Refuse(operation, [refuse.Reason], cancellationToken);
                return null;
            case Admission.Begin begin:
                var intended = begin.Domain with { Open = FirstTry(operation, begin) };
                if (act.LooksFirst(operation, intended))
                    intended = intended with { Open = intended.Open with { Sends = 0, InFlight = false } };
                var claimed = found is null
                    ? await ClaimName(operation, intended, cancellationToken)
                    : await domains.Save(intended, cancellationToken);
                if (claimed is not null)
                {
                    return act.LooksFirst(operation, claimed)
                        ? await settlement.LookFirst(act, operation, claimed, cancellationToken)
                        : await Send(act, operation, claimed, cancellationToken);
                }

                if (found is not null)
                    await desk.WaitForOther(operation, cancellationToken);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Inserting the domain is the claim: the living name is unique. Null where somebody else's claim stands.</summary>
    private async Task<DomainState?> ClaimName(OperationState operation, DomainState intended, CancellationToken cancellationToken)
    {
        var result = await domains.Insert(intended, [], cancellationToken);
        if (result.Stored is not null)
            return result.Stored;

        var other = result.TakenKey == DomainState.LivingNameKey
            ? await domains.FindBy(DomainState.LivingNameKey, intended.Name, cancellationToken)
            : null;
        if (other is { Status: not DomainStatus.Pending })
            await desk.Refuse(operation, [Refusals.NameTaken], cancellationToken);
        else
            await desk.WaitForOther(operation, cancellationToken);
        return null;
    }

    /// <summary>Another try of an operation whose last one certainly did nothing, or was given up because asking showed nothing.</summary>
    private async Task<Hindrance?> SendAgain(
        GuardedAct act, OperationState operation, DomainState domain, bool gaveUp, CancellationToken cancellationToken)
    {
        var open = domain.Open!;
        var again = open with
        {
            Sends = open.Sends + 1,
            Doubts = open.Doubts + (gaveUp ? 1 : 0),
            ClientTransactionId = OperationIds.ClientTransactionId(operation.Id, open.Sends + 1),
            Until = operation.ClaimedUntil!.Value,
            InFlight = true,
        };
        var claimed = await domains.Save(domain with { Open = again }, cancellationToken);
        return claimed is null ? null : await Send(act, operation, claimed, cancellationToken);
    }

    private async Task<Hindrance?> Send(GuardedAct act, OperationState operation, DomainState domain, CancellationToken cancellationToken)
    {
        var open = domain.Open!;
        var registry = registries.Of(domain.Registry);
        var answer = await registry.Execute(
            act.Command(operation, domain), open.ClientTransactionId, () => machineClock.GetUtcNow() < open.Until, cancellationToken);

        switch (answer)
        {
            case RegistryAnswer.Done done:
                await desk.Conclude(act.Done(operation, domain, done, registry.ClientId, clock.GetUtcNow()),
                    operation, OperationProgress.Done, [], cancellationToken);
                return null;
            case RegistryAnswer.Refused refused:
                await desk.Conclude(act.Refused(operation, domain, [refused.Reason], clock.GetUtcNow()),
                    operation, OperationProgress.Refused, [refused.Reason], cancellationToken);
                return null;
            case RegistryAnswer.Contradicted contradicted:
                return await settlement.LookAfterNo(act, operation, domain, contradicted.Reason, cancellationToken);
            case RegistryAnswer.Pending:
                await desk.PendingAtRegistry(operation, cancellationToken);
                return null;
            case RegistryAnswer.NotNow notNow:
                await domains.Save(domain with { Open = open with { InFlight = false } }, cancellationToken);
                await desk.Delay(operation, notNow.Hindrance, cancellationToken);
                return notNow.Hindrance == Hindrance.Lease ? null : notNow.Hindrance;
            case RegistryAnswer.Unknown unknown:
                // The session is closed: nothing more can be written on it, so the settle delay runs from now.
                await domains.Save(domain with { Open = open with { Until = machineClock.GetUtcNow() } }, cancellationToken);
                await desk.Doubt(operation, unknown.Detail, cancellationToken);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<Hindrance?> Settle(GuardedAct act, OperationState operation, DomainState domain, CancellationToken cancellationToken)
    {
        var doubted = await desk.ShowDoubt(operation, cancellationToken);
        if (doubted is null)
            return null;

        var believableAt = domain.Open!.Until + options.Value.SettleDelay;
        var asked = machineClock.GetUtcNow();
        if (doubted.Decision is { Decision: OperationDecision.NotDone } && asked < believableAt)
        {
            await desk.AskAgain(doubted, believableAt, cancellationToken);
            return null;
        }

        switch (await settlement.Look(act, doubted, domain, cancellationToken))
        {
            case Settlement.Result.Ended:
                return null;
            case Settlement.Result.NoAnswer:
                await desk.AskAgain(doubted, null, cancellationToken);
                return Hindrance.Registry;
            case Settlement.Result.NotDone when asked < believableAt:
                await desk.AskAgain(doubted, believableAt, cancellationToken);
                return null;
            case Settlement.Result.NotDone when doubted.Progress == OperationProgress.PendingAtRegistry:
                await settlement.Denied(act, doubted, domain, cancellationToken);
                return null;
            case Settlement.Result.NotDone:
                return await SendAgain(act, doubted, domain, gaveUp: true, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    private OpenOperation FirstTry(OperationState operation, Admission.Begin begin) => new()
    {
        Operation = operation.Id,
        ClientTransactionId = OperationIds.ClientTransactionId(operation.Id, 1),
        Sends = 1,
        IntendedAt = clock.GetUtcNow(),
        Until = operation.ClaimedUntil!.Value,
        InFlight = true,
        ExpiresBefore = begin.ExpiresBefore,
        Ahead = begin.Ahead,
    };
}
