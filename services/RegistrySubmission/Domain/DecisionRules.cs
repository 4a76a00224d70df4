using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// What a person may decide about an operation, and what it means once the registry was asked: "done" takes what the registry shows, "not
/// done" ends the order, and what the registry proves outweighs both.
/// </summary>
internal static class DecisionRules
{
    /// <summary>Takes a decision in, or says why not.</summary>
    public static Intake Take(
        OperationState? operation, DomainState? domain, DecideOperation command, TimeSpan maxAge, DateTimeOffset now, DateTimeOffset machineNow)
    {
        if (operation is null)
            return new Intake.Refuse(Refusals.OperationUnknown);
        if (operation.Decisions.FirstOrDefault(known => known.RequestId == command.RequestId) is { } known)
            return Same(known, command) ? new Intake.Repeat(known) : new Intake.Refuse(Refusals.IdempotencyKeyConflict);
        if (operation.Outcome is not null || domain?.Settled?.Operation == operation.Id)
            return new Intake.Refuse(Refusals.OperationSettled);
        if (operation.Progress is not (OperationProgress.Unknown or OperationProgress.Parked or OperationProgress.PendingAtRegistry))
            return new Intake.Refuse(Refusals.NothingToDecide);
        if (now - command.IssuedAt > maxAge)
            return new Intake.Refuse(Refusals.TooOld(maxAge));

        var open = domain?.Open?.Operation == operation.Id ? domain.Open : null;
        if (command.Decision != OperationDecision.AskAgain && command.ClientTransactionId != open?.ClientTransactionId)
            return new Intake.Refuse(Refusals.TrySuperseded);
        return Admit(operation, open, Decided(command, now), machineNow);
    }

    /// <summary>The registry was asked about a guarded operation: what that and the decision come to.</summary>
    /// <param name="decision">What a person said, where one did.</param>
    /// <param name="verdict">What the registry's view proves.</param>
    /// <param name="shown">The view as an outcome, if a person vouches for it; null where it cannot be one.</param>
    public static Verdict Weigh(OperationDecision? decision, Verdict verdict, Verdict.Done? shown) => (decision, verdict) switch
    {
        (OperationDecision.Done, not (Verdict.Done or Verdict.StillPending)) =>
            shown is null ? new Verdict.Contradicted(Refusals.RegistryShowsOtherwise) : shown,
        (OperationDecision.NotDone, Verdict.StillPending) => new Verdict.Contradicted(Refusals.RegistryStillDecides),
        (OperationDecision.NotDone, not (Verdict.Done or Verdict.Refused)) => new Verdict.Refused(Refusals.DecidedNotDone),
        _ => verdict,
    };

    /// <summary>The same for an operation that is defined by what the registry shows in the end: nothing more is sent once a person decided.</summary>
    public static Move Weigh(OperationDecision? decision, Move next) => (decision, next) switch
    {
        (OperationDecision.Done, Move.Send or Move.Refuse) => new Move.Contradict(Refusals.RegistryShowsOtherwise),
        (OperationDecision.NotDone, Move.Await) => new Move.Contradict(Refusals.RegistryStillDecides),
        (OperationDecision.NotDone, Move.Send) => new Move.Refuse(Refusals.DecidedNotDone),
        _ => next,
    };

    private static Intake Admit(OperationState operation, OpenOperation? open, PersonsDecision decision, DateTimeOffset machineNow)
    {
        var heard = operation with { Decisions = [.. operation.Decisions, decision] };
        return (decision.Decision, open) switch
        {
            // It never reached the registry.
            (OperationDecision.Done, null) => new Intake.Refuse(Refusals.NothingSent),
            (OperationDecision.NotDone, null) => new Intake.End(heard, decision),
            (OperationDecision.AskAgain, null) => new Intake.Take(
                Due(heard, machineNow) with
                {
                    Progress = OperationProgress.Accepted,
                    UnknownSince = null,
                    Lane = Lanes.For(operation.Registry!, operation.Kind),
                },
                decision),
            (OperationDecision.AskAgain, _) => new Intake.Take(Doubtful(heard, machineNow), decision),
            _ => new Intake.Take(Doubtful(heard, machineNow) with { Decision = decision }, decision),
        };
    }

    /// <summary>Asked about at once; whoever looks at it has the whole time for a doubt again.</summary>
    private static OperationState Doubtful(OperationState operation, DateTimeOffset machineNow) => Due(operation, machineNow) with
    {
        Progress = operation.Progress == OperationProgress.PendingAtRegistry ? OperationProgress.PendingAtRegistry : OperationProgress.Unknown,
        UnknownSince = machineNow,
        Lane = Lanes.Settling(operation.Registry!),
    };

    private static OperationState Due(OperationState operation, DateTimeOffset machineNow) => operation with
    {
        Due = machineNow,
        Delays = 0,
        Claims = 0,
        ClaimedUntil = null,
        ClaimedBy = null,
        ParkedBecause = null,
        Decision = null,
    };

    private static PersonsDecision Decided(DecideOperation command, DateTimeOffset now) => new()
    {
        RequestId = command.RequestId,
        Decision = command.Decision,
        ClientTransactionId = command.ClientTransactionId,
        By = command.DecidedBy,
        Because = command.Because,
        At = now,
    };

    private static bool Same(PersonsDecision known, DecideOperation command) =>
        known.Decision == command.Decision && known.ClientTransactionId == command.ClientTransactionId && known.By == command.DecidedBy;
}

/// <summary>What becomes of a decision when it comes in.</summary>
internal abstract record Intake
{
    private Intake()
    {
    }

    /// <summary>It does not count.</summary>
    public sealed record Refuse(Reason Reason) : Intake;

    /// <summary>It is known: say the first answer again.</summary>
    public sealed record Repeat(PersonsDecision Decision) : Intake;

    /// <summary>Ask the registry, and carry it out.</summary>
    public sealed record Take(OperationState Operation, PersonsDecision Decision) : Intake;

    /// <summary>There is nothing to ask: the operation ends, not done.</summary>
    public sealed record End(OperationState Operation, PersonsDecision Decision) : Intake;
}
