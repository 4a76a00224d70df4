using System.Security.Cryptography;

namespace DomainWorkers.Epp;

/// <summary>
/// Opens sessions, one at a time, and stops opening them after a failure: a short while when the server cannot be reached, a long
/// one when it refused our credentials. One at a time, so that a wrong password costs one attempt and not one per session.
/// </summary>
// A semaphore without a wait handle holds nothing to free, and a late caller must be told that the pool is closed.
#pragma warning disable CA1001
internal sealed class EppLogins(EppSessionContext context, IEppSlots slots)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly EppPasswordChoice _password = new(context.Account);
    private readonly long _series = context.MachineClock.GetUtcNow().ToUnixTimeMilliseconds();
    private (long From, TimeSpan Pause, EppNotSentReason Reason, int? Code)? _stop;
    private TimeSpan _reconnectDelay = context.Account.ReconnectDelay;
    private int _count;

    public EppGreeting? Greeting { get; private set; }

    /// <summary>Why and for how long no login is tried; null when one may be.</summary>
    public (TimeSpan Remaining, EppNotSentReason Reason, int? Code)? Stopped
    {
        get
        {
            lock (_gate)
            {
                return _stop is { } stop && stop.Pause - context.Since(stop.From) is var remaining && remaining > TimeSpan.Zero
                    ? (remaining, stop.Reason, stop.Code)
                    : null;
            }
        }
    }

    public void ThrowIfStopped()
    {
        if (Stopped is { } stopped)
        {
            var text = $"{context.Account.Name}: no login is tried after {Why(stopped.Reason, stopped.Code)}.";
            throw new EppNotSentException(stopped.Reason, text)
            {
                RetryAfter = stopped.Remaining,
                LoginCode = stopped.Code,
            };
        }
    }

    /// <summary>An operator has put the credentials right.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _stop = null;
        }
    }

    public void CredentialsRefused(int code)
    {
        Stop(EppNotSentReason.AuthenticationStopped, context.Account.AuthenticationPause, code);
        slots.Report(EppSlotSignal.LoginRefused, context.Account.AuthenticationPause);
    }

    /// <summary>The slot stays the caller's when this throws.</summary>
    public async Task<EppSession> Open(IEppSlot slot, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ThrowIfStopped();
            await slots.WaitTurn(cancellationToken);
            var session = await Login(slot, cancellationToken);
            _reconnectDelay = context.Account.ReconnectDelay;
            Resume();
            return session;
        }
        catch (EppNotSentException exception)
        {
            throw Refused(exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<EppSession> Login(IEppSlot slot, CancellationToken cancellationToken)
    {
        var started = context.Now;
        var session = await EppSession.Connect(context, slot, cancellationToken);
        try
        {
            Greeting = session.Greeting;
            var response = await Ask(session, cancellationToken);
            if (!response.Result.IsSuccess)
            {
                throw NotLoggedIn(response.Result);
            }

            Accepted(response);
            context.Trace?.Write(new EppSessionOpened(context.Account.Name, session.Greeting.ServerId, context.Since(started)));
            var opened = session;
            session = null;
            return opened;
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async Task<EppResponse<EppNoData>> Ask(EppSession session, CancellationToken cancellationToken)
    {
        var (password, newPassword) = _password.Current;
        var login = EppLogin.For(context.Account, session.Greeting, password, newPassword);
        var execution = new EppExecution { ClientTransactionId = $"dw-login-{_series:x}-{++_count}" };
        var frame = EppFraming.Frame(EppFrameText.Command(login, execution.ClientTransactionId));
        try
        {
            return await session.Execute(login, frame, execution, cancellationToken);
        }
        catch (EppUnknownOutcomeException exception)
        {
            if (_password.Changing)
            {
                _password.AcceptedOrLost();
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw context.NotSent(EppNotSentReason.LoginFailed, "the login got no answer.", exception);
        }
        catch (EppStaleSessionException exception)
        {
            throw context.NotSent(EppNotSentReason.ConnectFailed, "the server ended the connection after greeting.", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(frame);
        }
    }

    private void Accepted(EppResponse<EppNoData> response)
    {
        if (_password.Changing)
        {
            _password.AcceptedOrLost();
            context.Trace?.Write(new EppPasswordChanged(context.Account.Name));
        }

        foreach (var warning in response.Extension<LoginSecurityData>()?.Events ?? [])
        {
            context.Trace?.Write(new EppLoginWarning(context.Account.Name, warning));
        }
    }

    private EppNotSentException NotLoggedIn(EppResult result)
    {
        var reason = EppResultCodes.Classify(result.Code, isTransform: false) switch
        {
            EppCodeClass.Authentication => EppNotSentReason.AuthenticationStopped,
            EppCodeClass.SessionLimit => EppNotSentReason.SessionLimit,
            _ => EppNotSentReason.LoginFailed,
        };
        var text = $"{context.Account.Name}: the login was answered with {result.Code}: {WithoutSecrets(result.Explanation)}";
        return new EppNotSentException(reason, text)
        {
            LoginCode = result.Code,
        };
    }

    // A server that quotes what it did not like must not write our password into our logs.
    private string WithoutSecrets(string text)
    {
        var hidden = text.Replace(context.Account.Password, "***", StringComparison.Ordinal);
        return context.Account.NewPassword is { } next ? hidden.Replace(next, "***", StringComparison.Ordinal) : hidden;
    }

    private EppNotSentException Refused(EppNotSentException exception)
    {
        if (exception.RetryAfter is not null)
        {
            // Stopped earlier; this attempt adds nothing.
            return exception;
        }

        TimeSpan pause;
        switch (exception.Reason)
        {
            case EppNotSentReason.AuthenticationStopped:
                _password.Refused();
                CredentialsRefused(exception.LoginCode ?? EppResultCodes.AuthenticationError);
                pause = context.Account.AuthenticationPause;
                break;
            case EppNotSentReason.SessionLimit:
                pause = context.Account.ReconnectDelay;
                slots.Report(EppSlotSignal.SessionLimit, context.Account.SessionLimitPause);
                Stop(exception.Reason, pause, exception.LoginCode);
                break;
            default:
                pause = _reconnectDelay;
                _reconnectDelay = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, context.Account.MaxReconnectDelay.Ticks));
                Stop(exception.Reason, pause, exception.LoginCode);
                break;
        }

        context.Trace?.Write(new EppSessionRefused(context.Account.Name, exception.Reason, exception.LoginCode, pause));
        return new EppNotSentException(exception.Reason, exception.Message, exception.InnerException)
        {
            RetryAfter = pause,
            LoginCode = exception.LoginCode,
            WasAttempted = true,
        };
    }

    private void Stop(EppNotSentReason reason, TimeSpan pause, int? code)
    {
        lock (_gate)
        {
            // A short pause never shortens a long one.
            if (Stopped is not { } running || running.Remaining < pause)
            {
                _stop = (context.Now, pause, reason, code);
            }
        }
    }

    private static string Why(EppNotSentReason reason, int? code) => reason switch
    {
        EppNotSentReason.AuthenticationStopped => $"the credentials were refused ({code})",
        EppNotSentReason.SessionLimit => "the registry's limit of sessions was reached (2502)",
        _ => "a failed connection",
    };
}
