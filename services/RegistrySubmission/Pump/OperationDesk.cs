using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>
/// Writes down where an operation stands: every method releases the claim, moves the due time and tells the order side when its
/// progress changed. A write that comes second is dropped: the one that came first knew more.
/// </summary>
internal sealed partial class OperationDesk(
    Documents<OperationState> operations,
    Documents<DomainState> domains,
    RegistryActs acts,
    PumpBell bell,
    IOptions<PumpOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<OperationDesk> logger)
{
    private static readonly TimeSpan Pending = TimeSpan.FromMinutes(5);

    /// <summary>How long whoever decided has to copy the outcome before somebody else does.</summary>
    private static readonly TimeSpan Copying = TimeSpan.FromSeconds(5);

    /// <summary>The outcome into the domain, in one write with the event that tells of it; then the copy, then the domain is free.</summary>
    public async Task Conclude(
        Conclusion conclusion, OperationState operation, OperationProgress progress, IReadOnlyList<Reason> reasons,
        CancellationToken cancellationToken)
    {
        var answer = domains.Write(conclusion.Answer);
        var outcome = new Outcome { Progress = progress, At = clock.GetUtcNow(), Reasons = reasons, Answer = answer };
        var settled = conclusion.Domain with
        {
            Settled = new SettledOperation(operation.Id, outcome),
            Lane = Lanes.Settled(conclusion.Domain.Registry),
            Due = machineClock.GetUtcNow() + Copying,
        };
        Announcement[] overruled = progress == OperationProgress.Done && operation.Decision is { Decision: OperationDecision.NotDone } decision
            ? [DecisionEvents.Refused(operation, decision, Refusals.RegistryShowsOtherwise, outcome.At)]
            : [];
        OutgoingMessage[] say = [answer, .. conclusion.Also.Concat(overruled).Select(domains.Write)];
        if (await domains.Save(settled, say, cancellationToken) is { } saved)
            await Finish(saved, cancellationToken, operation);
    }

    /// <summary>Copies a settled outcome to its operation and frees the domain. Anybody may do it, any number of times.</summary>
    public async Task Finish(DomainState domain, CancellationToken cancellationToken, OperationState? inHand = null)
    {
        var settled = domain.Settled!;
        for (var operation = inHand ?? await operations.Find(settled.Operation, cancellationToken);
             operation is { Outcome: null };
             operation = await operations.Find(settled.Operation, cancellationToken))
        {
            var copied = Released(operation) with
            {
                Outcome = settled.Outcome,
                Progress = settled.Outcome.Progress,
                UnknownSince = null,
                Decision = null,
                Due = null,
                Lane = null,
            };
            if (await operations.Save(copied, cancellationToken) is not null)
                break;
        }

        await domains.Save(domain with { Open = null, Settled = null, Lane = null, Due = null }, cancellationToken);
        LogEnded(settled.Operation, settled.Outcome.Progress, domain.Id);
        bell.Ring(domain.Registry);
    }

    /// <summary>Finishes what died between the outcome and its copy: nobody else would, before the next order for the domain.</summary>
    public async Task<int> FinishLeft(string registry, CancellationToken cancellationToken)
    {
        var left = await domains.Due(Lanes.Settled(registry), machineClock.GetUtcNow(), 50, cancellationToken);
        foreach (var id in left)
        {
            if (await domains.Find(id, cancellationToken) is { Settled: not null } domain)
                await Finish(domain, cancellationToken);
        }

        return left.Count;
    }

    /// <summary>Refused before there was a domain to write to.</summary>
    public async Task Refuse(OperationState operation, IReadOnlyList<Reason> reasons, CancellationToken cancellationToken)
    {
        var said = operations.Write(acts.Refusal(operation, reasons, clock.GetUtcNow()));
        var refused = Released(operation) with
        {
            Progress = OperationProgress.Refused,
            Outcome = new Outcome { Progress = OperationProgress.Refused, At = clock.GetUtcNow(), Reasons = reasons, Answer = said },
            UnknownSince = null,
            Due = null,
            Lane = null,
        };
        await operations.Save(refused, [said], cancellationToken);
        LogEnded(operation.Id, OperationProgress.Refused, operation.DomainId);
    }

    public Task WaitForOther(OperationState operation, CancellationToken cancellationToken) =>
        Move(operation with { Delays = operation.Delays + 1 }, OperationProgress.WaitingForOther,
            BackOff.After(operation.Delays, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5)), cancellationToken);

    /// <summary>It stands with the doubts from now on: only asking can end it.</summary>
    public Task PendingAtRegistry(OperationState operation, CancellationToken cancellationToken) => Move(
        operation with { Lane = Lanes.Settling(operation.Registry!), UnknownSince = null }, OperationProgress.PendingAtRegistry, Pending, cancellationToken);

    public Task AtOnce(OperationState operation, CancellationToken cancellationToken) =>
        Move(operation, operation.Progress, TimeSpan.Zero, cancellationToken);

    /// <summary>This try certainly did nothing: no doubt any more, only a later try.</summary>
    public Task Delay(OperationState operation, Hindrance hindrance, CancellationToken cancellationToken) => Move(
        operation with
        {
            Delays = operation.Delays + 1,
            UnknownSince = null,
            Lane = Lanes.For(operation.Registry!, operation.Kind),
        },
        Waiting(hindrance) ?? operation.Progress,
        hindrance == Hindrance.Lease
            ? TimeSpan.Zero
            : BackOff.After(operation.Delays, TimeSpan.FromSeconds(1), options.Value.LongestPause),
        cancellationToken);

    /// <summary>
    /// Its pump rests: due again when the rest is over. A doubt stays one.
    /// </summary>
    public async Task WaitForEndOfRest(
        OperationState operation, Hindrance hindrance, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (TooLongUnknown(operation))
        {
            await ParkUnknown(operation, cancellationToken);
            return;
        }

        var isDoubt = operation.Progress is OperationProgress.Unknown or OperationProgress.PendingAtRegistry;
        await Write(
            operation,
            Returned(operation) with
            {
                Progress = isDoubt ? operation.Progress : Waiting(hindrance) ?? operation.Progress,
                Due = until,
            },
            cancellationToken);
    }

    /// <summary>The answer was lost: visible at once, asked about as soon as a fresh session stands.</summary>
    public Task Doubt(OperationState operation, string detail, CancellationToken cancellationToken)
    {
        LogUnknown(operation.Id, detail);
        return Move(Doubtful(operation), OperationProgress.Unknown, TimeSpan.Zero, cancellationToken);
    }

    /// <summary>Makes a doubt visible that a dead process left behind, and keeps the claim. Null where the claim is lost.</summary>
    public async Task<OperationState?> ShowDoubt(OperationState operation, CancellationToken cancellationToken)
    {
        if (operation.Progress is OperationProgress.Unknown or OperationProgress.PendingAtRegistry)
            return operation;

        LogUnknown(operation.Id, "found in flight");
        var unknown = Doubtful(operation) with { Progress = OperationProgress.Unknown };
        return await operations.Save(unknown, acts.Progress(unknown, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Not known yet: ask again at a given time, or with growing distance; after a day a person looks.</summary>
    public Task AskAgain(OperationState operation, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (TooLongUnknown(operation))
            return ParkUnknown(operation, cancellationToken);

        var wait = at is { } then
            ? then - machineClock.GetUtcNow()
            : BackOff.After(operation.Delays, TimeSpan.FromSeconds(1), options.Value.LongestPause);
        return Write(
            operation,
            Returned(operation) with { Delays = operation.Delays + 1, Due = machineClock.GetUtcNow() + wait },
            cancellationToken);
    }

    /// <summary>Sets it aside for a person, visibly. The domain keeps its open operation: nothing else may act on it.</summary>
    public Task Park(OperationState operation, string because, CancellationToken cancellationToken) =>
        Park(operation, because, Refusals.DecisionNotCarriedOut, cancellationToken);

    /// <summary>A person decided, and the registry shows something else: back to the person, who is told.</summary>
    public Task Contradict(OperationState operation, Reason reason, CancellationToken cancellationToken) =>
        Park(operation, $"{reason.Code}: {reason.English}", reason, cancellationToken);

    private async Task Park(OperationState operation, string because, Reason toWhoDecided, CancellationToken cancellationToken)
    {
        LogParked(operation.Id, because);
        var now = clock.GetUtcNow();
        var parked = Released(operation) with { Progress = OperationProgress.Parked, ParkedBecause = because, Decision = null, Due = null };
        Announcement[] refused = operation.Decision is { } decision ? [DecisionEvents.Refused(operation, decision, toWhoDecided, now)] : [];
        if (await operations.Save(parked, [.. acts.Progress(parked, now), .. refused], cancellationToken) is not null)
            WorkerMeters.SetAside(RegistrySubmissionModule.WorkerName, operation.UnknownSince is null ? "operation" : "unknown");
    }

    /// <summary>A bug of ours ended the try: the claim count stays raised, so that the fifth one is the last.</summary>
    public async Task Failed(OperationState operation, CancellationToken cancellationToken) =>
        await operations.Save(operation with
        {
            ClaimedUntil = null,
            ClaimedBy = null,
            Due = machineClock.GetUtcNow() + BackOff.After(operation.Claims, TimeSpan.FromSeconds(1), options.Value.LongestPause),
        }, cancellationToken);

    private async Task Move(OperationState operation, OperationProgress progress, TimeSpan wait, CancellationToken cancellationToken)
    {
        var moved = Released(operation) with { Progress = progress, Due = machineClock.GetUtcNow() + wait };
        await Write(operation, moved, cancellationToken);
    }

    private async Task Write(OperationState before, OperationState moved, CancellationToken cancellationToken)
    {
        var say = before.Progress == moved.Progress ? [] : acts.Progress(moved, clock.GetUtcNow());
        await operations.Save(moved, say, cancellationToken);
    }

    private bool TooLongUnknown(OperationState operation) =>
        operation.Progress == OperationProgress.Unknown && operation.UnknownSince is { } since
        && machineClock.GetUtcNow() - since > options.Value.UnknownAtMost;

    private Task ParkUnknown(OperationState operation, CancellationToken cancellationToken) => Park(
        operation, $"It could not be found out for {options.Value.UnknownAtMost} whether the registry did it.", cancellationToken);

    private static OperationProgress? Waiting(Hindrance hindrance) => hindrance switch
    {
        Hindrance.Credit => OperationProgress.WaitingForCredit,
        Hindrance.Registry => OperationProgress.WaitingForRegistry,
        _ => null,
    };

    private OperationState Doubtful(OperationState operation) => operation with
    {
        Lane = Lanes.Settling(operation.Registry!),
        UnknownSince = operation.UnknownSince ?? machineClock.GetUtcNow(),
    };

    private static OperationState Released(OperationState operation) =>
        operation with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    /// <summary>Nothing was tried that could have failed: the claims of those who failed before stay counted.</summary>
    private static OperationState Returned(OperationState operation) =>
        operation with { ClaimedUntil = null, ClaimedBy = null, Claims = Math.Max(0, operation.Claims - 1) };

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Operation {Operation} ended {Progress} on domain {DomainId}")]
    private partial void LogEnded(string operation, OperationProgress progress, string domainId);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Outcome of operation {Operation} is unknown: {Detail}")]
    private partial void LogUnknown(string operation, string detail);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "Operation {Operation} is set aside for a person: {Because}")]
    private partial void LogParked(string operation, string because);
}
