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
    private readonly EppRentals _rentals;
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
        _rentals = new EppRentals(_context, slots, _logins, _idle, _places, _care, _closed);
        _upkeep = _care.Run(_closed);
    }

    public EppPoolStatus Status
    {
        get
        {
            var stopped = _logins.Stopped;
            return new EppPoolStatus(
                _care.Sessions,
                _idle.Usable,
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
    /// Rents a session, writes the command, reads the answer, returns the session. An answer of 2002 shows that the command
    /// was not executed: it is sent once more on a fresh session.
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
            var (session, isNew) = await _rentals.Rent(fresh, cancellationToken);
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
                // Found dead while idle, before anything was written: another one will do. A new one that is dead already
                // tells more.
                if (isNew)
                {
                    throw NotUsable(session, exception);
                }
            }
            finally
            {
                await _rentals.Return(session, code);
            }
        }
    }

    /// <summary>
    /// Asks for the greeting, to see that the registry is there and what it offers. It proves nothing about the login.
    /// </summary>
    /// <exception cref="EppNotSentException">No session could be had, or it gave no greeting.</exception>
    public async Task<EppGreeting> Hello(CancellationToken cancellationToken)
    {
        var (session, _) = await _rentals.Rent(fresh: false, cancellationToken);
        try
        {
            await _slots.WaitTurn(cancellationToken);
            return await session.Hello(cancellationToken)
                ?? throw _context.NotSent(EppNotSentReason.ConnectFailed, "a hello got no greeting.");
        }
        finally
        {
            await _rentals.Return(session, null);
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

    /// <summary>
    /// One round of upkeep at a moment of the caller's choice; the pool itself does one at each tick of the machine clock.
    /// </summary>
    internal Task Tend() => _care.Check(_closed);

    private EppNotSentException NotUsable(EppSession session, Exception cause) => session.Slot.Lost.IsCancellationRequested
        ? _context.NotSent(EppNotSentReason.SlotLost, "the session's slot was lost.", cause)
        : _context.NotSent(EppNotSentReason.ConnectFailed, "the server ended the session right after login.", cause);
}
