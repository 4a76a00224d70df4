namespace DomainWorkers.Epp;

/// <summary>Keeps idle sessions alive, ends those that are old, dead or superfluous, and counts what is open.</summary>
internal sealed class EppSessionCare(EppSessionContext context, IEppSlots slots, EppIdleSessions idle, EppPlaces places)
{
    // Servers drop a silent session at the end of their time-out; two missed checks of a tenth each still leave a margin.
    private const double HelloAt = 0.4;
    private const double CheckEvery = 0.1;

    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestCheck = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogoutPatience = TimeSpan.FromSeconds(2);

    private int _sessions;
    private int _logouts;

    public int Sessions => Volatile.Read(ref _sessions);

    private EppAccountOptions Account => context.Account;

    private bool IsSuperfluous(EppSession session) =>
        Account.ReleaseAfter is { } limit && context.Since(session.CommandedAt) >= limit;

    public bool IsFit(EppSession session) =>
        session.Usable && session.Age < Account.AbsoluteLifetime && session.Silence < Account.IdleTimeout;

    public void Opening() => Interlocked.Increment(ref _sessions);

    public async Task NotOpened(IEppSlot slot)
    {
        Interlocked.Decrement(ref _sessions);
        await slot.DisposeAsync();
    }

    public async Task Close(EppSession session, string why) =>
        await (await CloseButKeepSlot(session, why)).DisposeAsync();

    public async Task<IEppSlot> CloseButKeepSlot(EppSession session, string why)
    {
        // The registry frees its own count at the logout, not when it happens to notice a closed socket.
        if (session.Usable)
        {
            await Logout(session);
        }

        await session.DisposeAsync();
        Interlocked.Decrement(ref _sessions);
        context.Trace?.Write(new EppSessionClosed(Account.Name, why, session.Age));
        return session.Slot;
    }

    public async Task Run(CancellationToken cancellationToken)
    {
        var period = Math.Clamp((Account.IdleTimeout * CheckEvery).Ticks, ShortestCheck.Ticks, LongestCheck.Ticks);
        using var timer = new PeriodicTimer(TimeSpan.FromTicks(period), context.MachineClock);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(cancellationToken))
                {
                    await Check(cancellationToken);
                }
            }
            catch (OperationCanceledException)
            {
                // The pool is closing, or the keeper of slots had enough: the loop's condition knows which.
            }
#pragma warning disable CA1031 // Upkeep must go on whatever the keeper of slots throws: without it every session dies of silence.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                context.Trace?.Write(new EppUpkeepFailed(Account.Name, exception.GetType().Name));
            }
        }
    }

    /// <summary>One round of upkeep: everything that is due now.</summary>
    public async Task Check(CancellationToken cancellationToken)
    {
        places.Restore(Account.SessionLimitPause);

        // A session in care occupies a place like one that works. Without a free place all of them work.
        while (places.TryTake())
        {
            try
            {
                if (idle.Take(NeedsCare) is not { } session)
                {
                    return;
                }

                await Care(session, cancellationToken);
            }
            finally
            {
                places.Return();
            }
        }
    }

    /// <summary>Waits for the commands under way, each of which has its time limit, and logs every session out.</summary>
    public async Task CloseAll()
    {
        var longest = Account.ConnectTimeout + Account.CommandTimeout;
        using var patience = new EppDeadline(longest, context.MachineClock, CancellationToken.None);
        places.Restore(TimeSpan.Zero);
        try
        {
            for (var place = 0; place < Account.MaxSessions; place++)
            {
                await places.Take(patience.Token);
                await CloseIdle();
            }
        }
        catch (OperationCanceledException)
        {
            await CloseIdle();
        }
    }

    private async Task CloseIdle()
    {
        while (idle.Take() is { } session)
        {
            await Close(session, "the pool is closing");
        }
    }

    private bool NeedsCare(EppSession session) => !IsFit(session) || IsSuperfluous(session) || IsSilent(session);

    private bool IsSilent(EppSession session) => session.Silence >= Account.IdleTimeout * HelloAt;

    private async Task Care(EppSession session, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            if (IsFit(session) && !IsSuperfluous(session))
            {
                await slots.WaitTurn(cancellationToken);
                kept = await session.Hello(cancellationToken) is not null;
            }
        }
        finally
        {
            if (kept)
            {
                idle.Put(session);
            }
            else
            {
                await Close(session, "old, superfluous or dead");
            }
        }
    }

    private async Task Logout(EppSession session)
    {
        using var patience = new EppDeadline(LogoutPatience, context.MachineClock, CancellationToken.None);
        var command = new EppLogout();
        var moment = context.MachineClock.GetUtcNow().ToUnixTimeMilliseconds();
        var execution = new EppExecution { ClientTransactionId = $"dw-logout-{moment:x}-{Interlocked.Increment(ref _logouts)}" };
        var frame = EppFraming.Frame(EppFrameText.Command(command, execution.ClientTransactionId));
        try
        {
            await slots.WaitTurn(patience.Token);
            await session.Execute(command, frame, execution, patience.Token);
        }
#pragma warning disable CA1031 // The connection is closed anyway, and nothing about a good-bye may hide the answer of a command.
        catch (Exception)
#pragma warning restore CA1031
        {
            session.Abort();
        }
    }
}
