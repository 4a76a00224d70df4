using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>
/// Takes due notices outside, several at a time. A mail server that cannot be used makes the mails rest and nothing else; a notice that goes
/// wrong is its own affair.
/// </summary>
internal sealed partial class NoticeSweep(
    Documents<NoticeState> notices,
    NoticeRun run,
    NoticeDispatch dispatch,
    NoticeLedger ledger,
    ProcessIdentity identity,
    IOptions<RemindersOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<NoticeSweep> logger) : ISweep
{
    private const int PageSize = 100;
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5);

    private DateTimeOffset _restUntil;
    private int _rests;

    public async Task<int> Run(CancellationToken cancellationToken) =>
        await Sweep(NoticeState.PhoneLane, cancellationToken) + await Sweep(NoticeState.MailLane, cancellationToken);

    private async Task<int> Sweep(string lane, CancellationToken cancellationToken)
    {
        var isMail = lane == NoticeState.MailLane;
        var due = await notices.Due(lane, machineClock.GetUtcNow(), PageSize, cancellationToken);
        if (isMail && machineClock.GetUtcNow() < _restUntil)
            return await WaitForEndOfRest(due, cancellationToken);
        var taken = 0;
        foreach (var batch in due.Chunk(options.Value.Parallel))
        {
            var served = await Task.WhenAll(batch.Select(id => Take(id, cancellationToken)));
            taken += batch.Length;
            if (isMail && served.Contains(false))
            {
                Rest();
                break;
            }

            if (isMail)
                _rests = 0;
        }

        return taken;
    }

    /// <summary>
    /// What falls due while the mails rest is due again when the rest is over; what waits too long for the server goes another way by itself,
    /// when its turn comes.
    /// </summary>
    private async Task<int> WaitForEndOfRest(IReadOnlyList<string> due, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var id in due)
        {
            if (await notices.Find(id, cancellationToken) is not { Due: not null } notice)
                continue;
            var overdue = machineClock.GetUtcNow() - notice.TurnSince >= options.Value.SwitchAfter;
            if (overdue ? await Take(id, cancellationToken) : await notices.Replace(notice with { Due = _restUntil }, [], cancellationToken))
                moved++;
        }

        return moved;
    }

    private async Task<bool> Take(string id, CancellationToken cancellationToken)
    {
        NoticeState? notice = null;
        try
        {
            var machineNow = machineClock.GetUtcNow();
            // A replica whose clock is ahead sees a claim run out too early: both would send.
            var lease = dispatch.LongestTry + Margin + options.Value.ClockTolerance;
            notice = await notices.Claim(id, identity.Owner, machineNow, lease, cancellationToken);
            if (notice is null)
                return true;
            using var span = WorkerTrace.Continue(notice, "send notice");
            if (notice.Claims <= options.Value.MaxAttempts)
            {
                // Not the sweep's token: what is begun is brought to a stored end, within its own time limit.
                return await run.Try(notice, CancellationToken.None);
            }

            await ledger.Park(notice, cancellationToken);
            return true;
        }
        catch (TransientException exception)
        {
            LogStoreAway(id, exception.Message);
            await LetGo(id, cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // A bug in one notice must not stop the others: it is logged, counted in the document, and parked at the limit.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id, notice?.Claims ?? 0);
            if (notice is not null)
                await ledger.Failed(notice, cancellationToken);
            return true;
        }
    }

    /// <summary>Gives back what is still ours to give; where the store does not take that either, the claim runs out by itself.</summary>
    private async Task LetGo(string id, CancellationToken cancellationToken)
    {
        try
        {
            // Also where it was the answer to the claim that got lost: nobody else of this process has it in hand.
            if (await notices.Find(id, cancellationToken) is { Due: not null } notice && notice.ClaimedBy == identity.Owner)
                await notices.Replace(NoticeRules.Released(notice) with { Due = machineClock.GetUtcNow() + StorePause }, [], cancellationToken);
        }
        catch (TransientException exception)
        {
            LogStoreAway(id, exception.Message);
        }
    }

    private void Rest()
    {
        var pause = BackOff.After(_rests++, TimeSpan.FromSeconds(1), options.Value.LongestPause);
        _restUntil = machineClock.GetUtcNow() + pause;
        LogRests(pause);
    }

    [LoggerMessage(EventId = 5301, Level = LogLevel.Warning, Message = "Mails rest for {Pause}: the mail server cannot be used")]
    private partial void LogRests(TimeSpan pause);

    [LoggerMessage(EventId = 5302, Level = LogLevel.Warning, Message = "Notice {Notice} waits for the store: {Detail}")]
    private partial void LogStoreAway(string notice, string detail);

    [LoggerMessage(EventId = 5303, Level = LogLevel.Error, Message = "Notice {Notice} failed by a bug of ours, claimed {Claims} times in a row")]
    private partial void LogFailed(Exception exception, string notice, int claims);
}
