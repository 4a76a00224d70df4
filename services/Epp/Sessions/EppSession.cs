using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace DomainWorkers.Epp;

/// <summary>One logged-in connection. It belongs to one caller at a time, and any doubt about it ends it.</summary>
internal sealed class EppSession : IAsyncDisposable
{
    private readonly EppConnection _connection;
    private readonly EppSessionContext _context;
    private readonly CancellationTokenRegistration _slotLost;
    private readonly long _openedAt;
    private long _usedAt;
    private bool _broken;

    private EppSession(EppConnection connection, EppSessionContext context, IEppSlot slot, EppGreeting greeting)
    {
        _connection = connection;
        _context = context;
        Slot = slot;
        Greeting = greeting;
        _openedAt = _usedAt = CommandedAt = context.Now;
        _slotLost = slot.Lost.Register(connection.Abort);
    }

    public IEppSlot Slot { get; }

    public EppGreeting Greeting { get; }

    public TimeSpan Age => _context.Since(_openedAt);

    /// <summary>Since the last frame in either direction.</summary>
    public TimeSpan Silence => _context.Since(_usedAt);

    /// <summary>When a command, not a hello, was last answered.</summary>
    public long CommandedAt { get; private set; }

    public bool Usable => !_broken && _connection.Calm && !Slot.Lost.IsCancellationRequested;

    /// <summary>Connects and reads the greeting. The login is the caller's next step.</summary>
    public static async Task<EppSession> Connect(EppSessionContext context, IEppSlot slot, CancellationToken cancellationToken)
    {
        var account = context.Account;
        using var deadline = new EppDeadline(account.ConnectTimeout, context.MachineClock, cancellationToken);
        EppConnection? connection = null;
        try
        {
            connection = await EppConnection.Open(account, deadline.Token);
            var greeting = EppGreeting.Read(await connection.Read(deadline.Token));
            connection.Listen();
            var session = new EppSession(connection, context, slot, greeting);
            connection = null;
            return session;
        }
        catch (OperationCanceledException) when (deadline.Passed && !cancellationToken.IsCancellationRequested)
        {
            throw context.NotSent(EppNotSentReason.ConnectFailed, $"no greeting within {account.ConnectTimeout}.");
        }
        catch (AuthenticationException exception)
        {
            throw context.NotSent(EppNotSentReason.PeerNotTrusted, $"TLS with the server failed: {exception.Message}", exception);
        }
        catch (CryptographicException exception)
        {
            throw context.NotSent(
                EppNotSentReason.PeerNotTrusted, $"our certificate cannot be used: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw context.NotSent(
                EppNotSentReason.ConnectFailed, $"the server cannot be reached: {exception.Message}", exception);
        }
        catch (FormatException exception)
        {
            throw context.NotSent(
                EppNotSentReason.ServiceMissing, $"the server's greeting cannot be read: {exception.Message}", exception);
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>
    /// Writes the frame and reads its answer. Throws <see cref="EppStaleSessionException"/> or <see cref="EppNotSentException"/>
    /// only before the first byte; afterwards every failure is <see cref="EppUnknownOutcomeException"/>.
    /// </summary>
    public async Task<EppResponse<TData>> Execute<TData>(
        EppCommand<TData> command, ReadOnlyMemory<byte> frame, EppExecution execution, CancellationToken cancellationToken)
        where TData : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Usable)
        {
            _broken = true;
            throw new EppStaleSessionException();
        }

        if (execution.MayWrite is { } mayWrite && !mayWrite())
        {
            throw _context.NotSent(EppNotSentReason.LeaseLost, $"the lease was over before {command.Kind} was written.");
        }

        var writtenAt = _context.Now;
        using var span = EppTelemetry.Begin(_context.Account.Name, command.Kind);
        using var exchange = new EppExchange(_context, _connection, cancellationToken);

        // From here on, until the answer is understood, the session counts as broken.
        _broken = true;
        try
        {
            var response = EppResponseReader.Read(await exchange.Ask(frame), command, _context.Vocabulary);
            Match(response.ClientTransactionId, response.Result.Code, execution.ClientTransactionId);
            Answered(response.ClientTransactionId, response.Result.Code, command);
            EppTelemetry.End(span, _context.Account.Name, command.Kind, response.Result.Code, _context.Since(writtenAt));
            _context.Trace?.Write(new EppCommandAnswered(
                _context.Account.Name, command.Kind, execution.ClientTransactionId, response.Result.Code,
                response.ServerTransactionId, _context.Since(writtenAt)));
            return response;
        }
        catch (Exception exception) when (EppExchange.IsFailure(exception))
        {
            _connection.Abort();
            var failure = exchange.Unknown(command.Kind, exception);
            EppTelemetry.End(span, _context.Account.Name, command.Kind, code: null, _context.Since(writtenAt));
            _context.Trace?.Write(new EppCommandUnanswered(
                _context.Account.Name, command.Kind, execution.ClientTransactionId, failure.Reason, _context.Since(writtenAt)));
            throw failure;
        }
    }

    /// <summary>
    /// Asks for a greeting to show that we are alive. It proves nothing about the login. None ends the session.
    /// </summary>
    public async Task<EppGreeting?> Hello(CancellationToken cancellationToken)
    {
        if (!Usable)
        {
            _broken = true;
            return null;
        }

        using var exchange = new EppExchange(_context, _connection, cancellationToken);
        _broken = true;
        try
        {
            var greeting = EppGreeting.Read(await exchange.Ask(EppFraming.Frame(EppFrameText.Hello())));
            _usedAt = _context.Now;
            _connection.Listen();
            _broken = false;
            return greeting;
        }
        catch (Exception exception) when (EppExchange.IsFailure(exception))
        {
            _connection.Abort();
            return null;
        }
    }

    public void Abort() => _connection.Abort();

    public async ValueTask DisposeAsync()
    {
        _broken = true;
        await _slotLost.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static void Match(string? answered, int code, string asked)
    {
        // A server that could not read the frame, or is closing, cannot always repeat its clTRID. Nothing else is excused,
        // and a different one never: it is the late answer to another command.
        var excused = answered is null
            && (code is EppResultCodes.UnknownCommand or EppResultCodes.SyntaxError || EppResultCodes.EndsSession(code));
        if (answered != asked && !excused)
        {
            throw new EppWrongTransactionException();
        }
    }

    private void Answered(string? clientTransactionId, int code, EppCommand command)
    {
        _usedAt = _context.Now;
        CommandedAt = _usedAt;
        _connection.Listen();
        _broken = EppResultCodes.EndsSession(code)
            || code is EppResultCodes.UseError or EppResultCodes.AuthenticationError
            || clientTransactionId is null
            || command is EppLogout;
    }
}
