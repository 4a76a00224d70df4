using System.Diagnostics;
using DomainWorkers.BuildingBlocks;
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
/// Runs an operation that is defined by its end: look at the registry, send what is missing, look again, until it shows what was wanted.
/// </summary>
internal sealed class Reconciliation(
    Documents<DomainState> domains,
    OperationDesk desk,
    Registries registries,
    IOptions<PumpOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    // A delegation with hosts of its own is the longest: hosts, delegation, hosts that are left over, with a look before each and after;
    // two more, for a no that has to be looked at.
    private const int MaxMoves = 6;

    public async Task<Hindrance?> Step(
        ReconcilingAct act, OperationState operation, DomainState? domain, CancellationToken cancellationToken)
    {
        var mine = domain?.Open?.Operation == operation.Id ? domain : await Begin(act, operation, domain, cancellationToken);
        return mine is null ? null : await Proceed(act, operation, mine, cancellationToken);
    }

    /// <summary>Claims the domain for the operation. Null where that is not possible, not needed, or not now; it is written down then.</summary>
    private async Task<DomainState?> Begin(
        ReconcilingAct act, OperationState operation, DomainState? domain, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (act.Admit(operation, domain, now))
        {
            case Start.Refuse refuse:
                await desk.Refuse(operation, [refuse.Reason], cancellationToken);
                return null;
            case Start.Already already:
                await desk.Conclude(already.Conclusion, operation, OperationProgress.Done, [], cancellationToken);
                return null;
            case Start.Create create:
                return await ClaimName(operation, create.Domain with { Open = Opened(operation, now) }, cancellationToken);
            case Start.Go:
                var claimed = await domains.Save(domain! with { Open = Opened(operation, now) }, cancellationToken);
                if (claimed is not null)
                    return claimed;
                goto default;
            default:
                await desk.WaitForOther(operation, cancellationToken);
                return null;
        }
    }

    private OpenOperation Opened(OperationState operation, DateTimeOffset now) => new()
    {
        Operation = operation.Id,
        ClientTransactionId = OperationIds.ClientTransactionId(operation.Id, 0),
        Sends = 0,
        IntendedAt = now,
        Until = machineClock.GetUtcNow(),
        InFlight = false,
    };

    /// <summary>Inserting the domain is the claim: the living name is unique. Null where somebody else's claim stands.</summary>
    private async Task<DomainState?> ClaimName(OperationState operation, DomainState claim, CancellationToken cancellationToken)
    {
        var result = await domains.Insert(claim, [], cancellationToken);
        if (result.Stored is not null)
            return result.Stored;

        var other = result.TakenKey == DomainState.LivingNameKey
            ? await domains.FindBy(DomainState.LivingNameKey, claim.Name, cancellationToken)
            : null;
        if (other is { Status: not DomainStatus.Pending })
            await desk.Refuse(operation, [Refusals.AlreadyHeld], cancellationToken);
        else
            await desk.WaitForOther(operation, cancellationToken);
        return null;
    }

    private async Task<Hindrance?> Proceed(
        ReconcilingAct act, OperationState operation, DomainState domain, CancellationToken cancellationToken)
    {
        var registry = registries.Of(domain.Registry);
        RegistryCommand? last = null;
        RegistryAnswer.Contradicted? no = null;
        for (var move = 0; move < MaxMoves; move++)
        {
            var askedAt = machineClock.GetUtcNow();
            var view = await registry.Look(domain.Name, $"{domain.Open!.ClientTransactionId}-i{move}", cancellationToken);
            if (view is RegistryView.NoAnswer)
                return await NoAnswer(operation, domain, cancellationToken);

            var next = DecisionRules.Weigh(
                operation.Decision?.Decision,
                IsUndecided(view) ? new Move.Await() : act.Next(operation, domain, view, clock.GetUtcNow()));
            var isAgain = last is null || (next is Move.Send { Command: var command } && command.GetType() == last.GetType());
            switch (next)
            {
                // A frame that is still under way may yet be done: no word is believed before it cannot be any more.
                case Move.Send or Move.Refuse when isAgain && domain.Open.InFlight && askedAt < domain.Open.Until + options.Value.SettleDelay:
                    if (await desk.ShowDoubt(operation, cancellationToken) is { } doubted)
                        await desk.AskAgain(doubted, domain.Open.Until + options.Value.SettleDelay, cancellationToken);
                    return null;
                case Move.Contradict contradict:
                    await desk.Contradict(operation, contradict.Reason, cancellationToken);
                    return null;
                case Move.Done done:
                    await desk.Conclude(done.Conclusion, operation, OperationProgress.Done, [], cancellationToken);
                    return null;
                case Move.Refuse refuse:
                    await Refuse(act, operation, domain, refuse.Reason, cancellationToken);
                    return null;
                case Move.Send when isAgain && no is not null:
                    await Refuse(act, operation, domain, no.Reason, cancellationToken);
                    return null;
                case Move.Send send:
                    var sent = await Send(act, registry, send.Command, operation, send.Noting?.Invoke(domain) ?? domain, cancellationToken);
                    if (sent.Domain is null)
                        return sent.Hindrance;
                    (domain, last, no) = (sent.Domain, send.Command, sent.No);
                    break;
                default:
                    await desk.PendingAtRegistry(operation, cancellationToken);
                    return null;
            }
        }

        await desk.Park(operation, "The registry takes every command and still does not show what was wanted.", cancellationToken);
        return null;
    }

    /// <summary>Sends one command. With a domain in the answer: look again. Without: it is written down why not.</summary>
    private async Task<(DomainState? Domain, Hindrance? Hindrance, RegistryAnswer.Contradicted? No)> Send(
        ReconcilingAct act, IRegistry registry, RegistryCommand command, OperationState operation, DomainState domain,
        CancellationToken cancellationToken)
    {
        var open = domain.Open! with
        {
            Sends = domain.Open!.Sends + 1,
            ClientTransactionId = OperationIds.ClientTransactionId(operation.Id, domain.Open.Sends + 1),
            Until = operation.ClaimedUntil!.Value,
            InFlight = true,
            Leaving = command is RegistryCommand.Relate relate ? [.. domain.Open.Leaving.Union(relate.Leaving)] : domain.Open.Leaving,
        };
        var intended = await domains.Save(domain with { Open = open }, cancellationToken);
        if (intended is null)
            return default;

        var answered = intended with { Open = open with { InFlight = false } };
        switch (await registry.Execute(command, open.ClientTransactionId, () => machineClock.GetUtcNow() < open.Until, cancellationToken))
        {
            case RegistryAnswer.Done when command.LooksForItself:
                return (answered with { Open = answered.Open with { Proven = [.. open.Proven, command.GetType().Name] } }, null, null);
            case RegistryAnswer.Done or RegistryAnswer.Pending:
                // Still in flight until it is seen: what a registry takes and does not show yet is not sent again at once.
                return (intended with { Open = open with { Until = machineClock.GetUtcNow() } }, null, null);
            case RegistryAnswer.Contradicted contradicted:
                return (answered, null, contradicted);
            case RegistryAnswer.Refused refused:
                await Refuse(act, operation, answered, refused.Reason, cancellationToken);
                return default;
            case RegistryAnswer.NotNow notNow:
                await domains.Save(answered, cancellationToken);
                await desk.Delay(operation, notNow.Hindrance, cancellationToken);
                return (null, notNow.Hindrance == Hindrance.Lease ? null : notNow.Hindrance, null);
            case RegistryAnswer.Unknown unknown:
                await domains.Save(intended with { Open = open with { Until = machineClock.GetUtcNow() } }, cancellationToken);
                await desk.Doubt(operation, unknown.Detail, cancellationToken);
                return default;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The registry has a change of ours, or of its own, in hand (RFC 5731 section 2.3).</summary>
    private static bool IsUndecided(RegistryView view) => view is RegistryView.Present { Ours: true } seen && seen.Has("pendingUpdate");

    private async Task<Hindrance?> NoAnswer(OperationState operation, DomainState domain, CancellationToken cancellationToken)
    {
        if (!domain.Open!.InFlight)
            await desk.Delay(operation, Hindrance.Registry, cancellationToken);
        else if (await desk.ShowDoubt(operation, cancellationToken) is { } doubted)
            await desk.AskAgain(doubted, null, cancellationToken);
        return Hindrance.Registry;
    }

    private Task Refuse(
        ReconcilingAct act, OperationState operation, DomainState domain, Reason reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return desk.Conclude(new Conclusion(act.AfterRefusal(domain, now), act.Refusal(operation, [reason], now)),
            operation, OperationProgress.Refused, [reason], cancellationToken);
    }
}
