namespace DomainWorkers.Epp;

/// <summary>
/// The sessions of one account. A command gets a session of its own for its length; sessions are kept alive while idle and
/// replaced when they are old or in doubt.
/// </summary>
public sealed class EppSessionPool : IAsyncDisposable
{
    private readonly EppSessionContext _context;
    private readonly IEppSlots _slots;
    private readonly EppLogins _logins;
    private readonly EppIdleSessions _idle = new();
    private readonly EppPlaces _places;
    private readonly EppSessionCare _care;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private readonly Task _upkeep;

    public EppSessionPool(
        EppAccountOptions options,
        IEppSlots slots,
        TimeProvider machineClock,
        EppVocabulary? vocabulary = null,
        IEppTrace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(machineClock);
        options.Validate();
        _context = new EppSessionContext(options, machineClock, vocabulary ?? EppVocabulary.Standard, trace);
        _slots = slots;
        _logins = new EppLogins(_context, slots);
        _places = new EppPlaces(options.MaxSessions, _context);
        _care = new EppSessionCare(_context, slots, _idle, _places);
        _closed = _closing.Token;
        _upkeep = _care.Run(_closed);
    }

    public EppPoolStatus Status
    {
        get
        {
            var stopped = _logins.Stopped;
            return new EppPoolStatus(
                _care.Sessions,
                _idle.Count,
                _places.HeldBack,
                stopped?.Reason,
                stopped?.Remaining,
                _context.Account.ClientCertificate?.NotAfter.ToUniversalTime());
        }
    }

    /// <summary>The greeting of the latest connection; null before the first.</summary>
    public EppGreeting? Greeting => _logins.Greeting;

    /// <summary>Lets logins happen again at once, for an operator who has put the credentials right.</summary>
    public void ResumeLogins() => _logins.Resume();

    /// <summary>
    /// Rents a session, writes the command, reads the answer, returns the session. An answer of 2002 shows that the command was not
    /// executed: it is sent once more on a fresh session.
    /// </summary>
    /// <exception cref="EppInvalidCommandException">The command breaks the schema; nothing was sent.</exception>
    /// <exception cref="EppNotSentException">Nothing was sent.</exception>
    /// <exception cref="EppUnknownOutcomeException">The command may have been executed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public async Task<EppResponse<TData>> Execute<TData>(
        EppCommand<TData> command, EppExecution execution, CancellationToken cancellationToken)
        where TData : class
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(execution);
        var frame = EppFraming.Frame(EppFrameText.Command(command, execution.ClientTransactionId));
        var fresh = execution.FreshSession;
        var repeated = false;
        while (true)
        {
            var (session, isNew) = await Rent(fresh, cancellationToken);
            int? code = null;
            try
            {
                await _slots.WaitTurn(cancellationToken);
                var response = await session.Execute(command, frame, execution, cancellationToken);
                code = response.Result.Code;
                if (code != EppResultCodes.UseError || repeated)
                {
                    return response;
                }

                repeated = true;
                fresh = true;
            }
            catch (EppStaleSessionException exception)
            {
                // Found dead while idle, before anything was written: another one will do. A new one that is dead already tells more.
                if (isNew)
                {
                    throw NotUsable(session, exception);
                }
            }
            finally
            {
                await Return(session, code);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_closed.IsCancellationRequested)
        {
            await _upkeep;
            return;
        }

        await _closing.CancelAsync();
        await _upkeep;
        await _care.CloseAll();
        _closing.Dispose();
    }

    private async Task<(EppSession Session, bool IsNew)> Rent(bool fresh, CancellationToken cancellationToken)
    {
        using var deadline = new EppDeadline(_context.Account.SlotTimeout, _context.MachineClock, cancellationToken);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _closed);
        var placed = false;
        var rented = false;
        int? refusal = null;
        try
        {
            await _places.Take(waiting.Token);
            placed = true;
            var (session, slot) = await SessionOrSlot(waiting.Token);
            if (session is not null && fresh)
            {
                // A fresh session takes over the slot of an idle one: it needs no further right.
                slot = await _care.CloseButKeepSlot(session, "replaced by a fresh session");
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
        while (_idle.Take() is { } idle)
        {
            if (_care.IsFit(idle))
            {
                return (idle, null);
            }

            await _care.Close(idle, "ended while idle");
        }

        _logins.ThrowIfStopped();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = _idle.Wait();
        var granting = _slots.Acquire(enough.Token).AsTask();
        await Task.WhenAny(waiting.Value.Task, granting);
        if (_idle.Withdraw(waiting) is not { } session)
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

    private async Task<EppSession> Open(IEppSlot slot, CancellationToken cancellationToken)
    {
        _care.Opening();
        EppSession? session = null;
        try
        {
            using var untilClosed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed);
            session = await _logins.Open(slot, untilClosed.Token);
            return session;
        }
        finally
        {
            if (session is null)
            {
                await _care.NotOpened(slot);
            }
        }
    }

    private async Task Return(EppSession session, int? code)
    {
        if (code is EppResultCodes.AuthenticationError or EppResultCodes.AuthenticationClosing)
        {
            _logins.CredentialsRefused(code.Value);
        }

        if (_care.IsFit(session) && !_closed.IsCancellationRequested)
        {
            _idle.Put(session);
        }
        else
        {
            await _care.Close(session, code is { } ended ? $"after {ended}" : "no longer fit");
        }

        ReturnPlace(code);
    }

    private void ReturnPlace(int? code)
    {
        if (code == EppResultCodes.SessionLimitClosing)
        {
            _places.HoldBack();
        }
        else
        {
            _places.Return();
        }
    }

    private EppNotSentException Unserved(Exception cause) => _closed.IsCancellationRequested
        ? new EppNotSentException(EppNotSentReason.Closed, $"{_context.Account.Name}: the pool is closed.", cause)
        : new EppNotSentException(
            EppNotSentReason.NoSlot, $"{_context.Account.Name}: no session came free within {_context.Account.SlotTimeout}.", cause);

    private EppNotSentException NotUsable(EppSession session, Exception cause) => session.Slot.Lost.IsCancellationRequested
        ? new EppNotSentException(EppNotSentReason.SlotLost, $"{_context.Account.Name}: the session's slot was lost.", cause)
        : new EppNotSentException(EppNotSentReason.ConnectFailed, $"{_context.Account.Name}: the server ended the session right after login.", cause);
}
