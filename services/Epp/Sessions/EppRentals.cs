namespace DomainWorkers.Epp;

/// <summary>
/// Gives a session to a caller and takes it back. A caller first gets a place, then an idle session or, where there is none,
/// a slot for a new one. Whoever has a place holds at most one session, so there are never more sessions than places.
/// </summary>
internal sealed class EppRentals(
    EppSessionContext context,
    IEppSlots slots,
    EppLogins logins,
    EppIdleSessions idle,
    EppPlaces places,
    EppSessionCare care,
    CancellationToken closed)
{
    public async Task<(EppSession Session, bool IsNew)> Rent(bool fresh, CancellationToken cancellationToken)
    {
        using var deadline = new EppDeadline(context.Account.SlotTimeout, context.MachineClock, cancellationToken);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, closed);
        var placed = false;
        var rented = false;
        int? refusal = null;
        try
        {
            await places.Take(waiting.Token);
            placed = true;
            var (session, slot) = await SessionOrSlot(waiting.Token);
            if (session is not null && fresh)
            {
                // A fresh session takes over the slot of an idle one: it needs no further right.
                slot = await care.CloseButKeepSlot(session, "replaced by a fresh session");
                session = null;
            }

            var isNew = session is null;
            session ??= await Open(slot!, cancellationToken);
            rented = true;
            return (session, isNew);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unserved(exception);
        }
        catch (EppNotSentException exception)
        {
            refusal = exception.WasAttempted ? exception.LoginCode : null;
            throw;
        }
        finally
        {
            if (placed && !rented)
            {
                ReturnPlace(refusal);
            }
        }
    }

    /// <summary>An idle session, or else the right to a new one: whichever comes first.</summary>
    private async Task<(EppSession? Session, IEppSlot? Slot)> SessionOrSlot(CancellationToken cancellationToken)
    {
        while (idle.Take() is { } resting)
        {
            if (care.IsFit(resting))
            {
                return (resting, null);
            }

            await care.Close(resting, "ended while idle");
        }

        logins.ThrowIfStopped();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = idle.Wait();
        var granting = Grant(enough.Token);
        await Task.WhenAny(waiting.Value.Task, granting);
        if (idle.Withdraw(waiting) is not { } session)
        {
            return (null, await granting);
        }

        await enough.CancelAsync();
        await Task.WhenAny(granting);
        if (granting.IsCompletedSuccessfully)
        {
            await granting.Result.DisposeAsync();
        }

        _ = granting.Exception;
        return (session, null);
    }

    // As a task of its own, so that a keeper of slots that throws at once leaves no waiting entry behind.
    private async Task<IEppSlot> Grant(CancellationToken cancellationToken) => await slots.Acquire(cancellationToken);

    private async Task<EppSession> Open(IEppSlot slot, CancellationToken cancellationToken)
    {
        care.Opening();
        EppSession? session = null;
        try
        {
            using var untilClosed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed);
            session = await logins.Open(slot, untilClosed.Token);
            return session;
        }
        finally
        {
            if (session is null)
            {
                await care.NotOpened(slot);
            }
        }
    }

    public async Task Return(EppSession session, int? code)
    {
        if (code is EppResultCodes.AuthenticationError or EppResultCodes.AuthenticationClosing)
        {
            logins.CredentialsRefused(code.Value);
        }

        if (code == EppResultCodes.SessionLimitClosing)
        {
            slots.Report(EppSlotSignal.SessionLimit, context.Account.SessionLimitPause);
        }

        try
        {
            if (care.IsFit(session) && !closed.IsCancellationRequested)
            {
                idle.Put(session);
            }
            else
            {
                await care.Close(session, code is { } ended ? $"after {ended}" : "no longer fit");
            }
        }
        finally
        {
            // Last, so that the next one with a place finds the session idle.
            ReturnPlace(code);
        }
    }

    private void ReturnPlace(int? code)
    {
        if (code == EppResultCodes.SessionLimitClosing)
        {
            places.HoldBack();
        }
        else
        {
            places.Return();
        }
    }

    private EppNotSentException Unserved(Exception cause) => closed.IsCancellationRequested
        ? context.NotSent(EppNotSentReason.Closed, "the pool is closed.", cause)
        : context.NotSent(EppNotSentReason.NoSlot, $"no session came free within {context.Account.SlotTimeout}.", cause);
}
