using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>
/// The budget of a registry account as one of its replicas sees it. Slots are leased and renewed at a third of the lease; while the store
/// is away nothing new is begun, and what is open is closed before the lease ends.
/// </summary>
internal sealed partial class SharedEppSlots : IRegistryBudget, IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = BudgetRules.Lease / 3;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    private readonly string _account;
    private readonly int _limit;
    private readonly BudgetHolder _holder;
    private readonly BudgetDocument _document;
    private readonly SharedTurns? _turns;
    private readonly TimeProvider _machineClock;
    private readonly Action _superseded;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<int, HeldSlot> _held = new();
    private readonly BudgetReports _reports;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _renewing;
    private int _isSuperseded;
    private long _heeded;

    /// <param name="account">The registry account.</param>
    /// <param name="limit">How many sessions all replicas together may have.</param>
    /// <param name="rate">How often a command may be written; null for no limit.</param>
    /// <param name="holder">This process.</param>
    /// <param name="document">Where the replicas meet.</param>
    /// <param name="superseded">Called once when a later process bears the same name.</param>
    /// <param name="machineClock">Leases and pacing.</param>
    /// <param name="logger">Told of what is lost.</param>
    public SharedEppSlots(
        string account, int limit, TurnRate? rate, BudgetHolder holder, BudgetDocument document, Action superseded,
        TimeProvider machineClock, ILogger logger)
    {
        (_account, _limit, _holder, _document) = (account, limit, holder, document);
        (_superseded, _machineClock, _logger) = (superseded, machineClock, logger);
        _turns = rate is null ? null : new SharedTurns(document, rate, machineClock, _closing.Token);
        _reports = new BudgetReports(account, limit, document, machineClock, logger);
        _renewing = Run();
    }

    public async ValueTask<IEppSlot> Acquire(CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = _machineClock.GetTimestamp();
            switch (await Ask(cancellationToken))
            {
                case SlotAnswer.Granted granted:
                    var slot = new HeldSlot(granted.Number, Remaining(asked), GiveBack, _machineClock);
                    _held[granted.Number] = slot;
                    return slot;
                case SlotAnswer.LoginsStopped stopped:
                    Heed(stopped);
                    throw new EppNotSentException(EppNotSentReason.AuthenticationStopped, $"{_account}: a replica's login was refused.")
                    {
                        RetryAfter = stopped.Remaining,
                    };
                case SlotAnswer.Superseded:
                    Supersede();
                    throw new EppNotSentException(
                        EppNotSentReason.NoSlot, $"{_account}: a later process bears this one's name, {_holder.Instance}.");
                default:
                    await Task.Delay(AskAgain, _machineClock, cancellationToken);
                    break;
            }
        }
    }

    public async ValueTask<bool> IsAnyLeft(CancellationToken cancellationToken) =>
        await _document.Look((budget, now) => BudgetRules.Acquire(budget, _holder, _limit, now).Answer, cancellationToken) is not SlotAnswer.Full;

    public async ValueTask WaitTurn(CancellationToken cancellationToken)
    {
        if (_turns is null)
            return;
        try
        {
            await _turns.Wait(cancellationToken);
        }
        catch (TransientException exception)
        {
            throw Away(exception);
        }
    }

    public void Report(EppSlotSignal signal, TimeSpan pause)
    {
        _reports.Add(signal, pause);

        // Written in the order of asking: before the refused session's slot is given back, so that it still counts.
        _ = _reports.Tell();
    }

    /// <summary>Stops renewing. Slots that were not given back are lost at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
            return;
        await _closing.CancelAsync();
        await _renewing;
        foreach (var slot in _held.Values)
            slot.Lose();
        _turns?.Dispose();
        _closing.Dispose();
    }

    private void Heed(SlotAnswer.LoginsStopped stopped)
    {
        // Once per refusal, not once per command that meets it.
        if (Interlocked.Exchange(ref _heeded, stopped.Until.UtcTicks) != stopped.Until.UtcTicks)
            LogLoginsStopped(_account, stopped.Until);
    }

    private async Task<SlotAnswer> Ask(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Not given up half way: a grant that nobody waits for would keep everybody from that session until its lease ends.
            return await _document.Change((budget, now) => BudgetRules.Acquire(budget, _holder, _limit, now), CancellationToken.None);
        }
        catch (TransientException exception)
        {
            // It may have been granted: nobody renews it, so it is free again when the lease ends.
            throw Away(exception);
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, _machineClock, _closing.Token);
                await _reports.Tell();
                await Renew();
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed.
        }
    }

    private async Task Renew()
    {
        var held = _held.Values.Where(slot => !slot.Lost.IsCancellationRequested).ToArray();
        if (held.Length == 0)
            return;
        var asked = _machineClock.GetTimestamp();
        try
        {
            var numbers = held.Select(slot => slot.Number).ToArray();
            var answer = await _document.Change((budget, now) => BudgetRules.Renew(budget, _holder, numbers, now), _closing.Token);
            if (answer.Superseded)
                Supersede();
            foreach (var slot in held)
            {
                if (answer.Kept.Contains(slot.Number))
                    slot.Extend(Remaining(asked));
                else
                    Lose(slot);
            }
        }
        catch (TransientException exception)
        {
            LogNotRenewed(_account, held.Length, exception.Message);
        }
#pragma warning disable CA1031 // A budget that cannot be read must not end renewing for good; until it can, slots are lost by themselves.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogRenewalFailed(exception, _account);
        }
    }

    private void Lose(HeldSlot slot)
    {
        // One that was given back in the meantime is not lost.
        if (_held.TryRemove(KeyValuePair.Create(slot.Number, slot)))
        {
            LogLost(_account, slot.Number);
            slot.Lose();
        }
    }

    private void Supersede()
    {
        if (Interlocked.Exchange(ref _isSuperseded, 1) != 0)
            return;
        LogSuperseded(_account, _holder.Instance);
        _superseded();
    }

    private async ValueTask GiveBack(HeldSlot slot)
    {
        _held.TryRemove(KeyValuePair.Create(slot.Number, slot));
        try
        {
            await _document.Change((budget, _) => BudgetRules.Release(budget, _holder, slot.Number), CancellationToken.None);
        }
        catch (TransientException exception)
        {
            // Nobody renews it any more.
            LogNotRenewed(_account, 1, exception.Message);
        }
    }

    /// <summary>How long a slot can be relied on that was written not before <paramref name="asked"/>.</summary>
    private TimeSpan Remaining(long asked) => BudgetRules.Lease - BudgetRules.Margin - _machineClock.GetElapsedTime(asked);

    private EppNotSentException Away(TransientException exception) =>
        new(EppNotSentReason.NoSlot, $"{_account}: the budget cannot be reached: {exception.Message}", exception);

    [LoggerMessage(EventId = 2401, Level = LogLevel.Error,
        Message = "Two processes bear the name {Instance} (Worker__Instance); this one is the older. It closes its sessions with {Registry} and stops")]
    private partial void LogSuperseded(string registry, string instance);

    [LoggerMessage(EventId = 2402, Level = LogLevel.Warning, Message = "{Registry}: session slot {Number} is another process's; its session is closed")]
    private partial void LogLost(string registry, int number);

    [LoggerMessage(EventId = 2403, Level = LogLevel.Warning, Message = "{Registry}: {Sessions} session slots could not be written to the budget: {Detail}")]
    private partial void LogNotRenewed(string registry, int sessions, string detail);

    [LoggerMessage(EventId = 2407, Level = LogLevel.Warning, Message = "{Registry}: no login before {Until:O}, because a replica's was refused")]
    private partial void LogLoginsStopped(string registry, DateTimeOffset until);

    [LoggerMessage(EventId = 2406, Level = LogLevel.Error, Message = "{Registry}: renewing session slots failed by a bug of ours")]
    private partial void LogRenewalFailed(Exception exception, string registry);
}
