using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.EppServing;

/// <summary>One connection from handshake to end: greeting, login, commands one after the other.</summary>
public sealed class Session<TFault>(string id, Socket socket, SessionContext<TFault> context) : IDisposable
    where TFault : ServingFault
{
    private const int MaxFailedLogins = 3;

    private readonly CancellationTokenSource _idle = new(Timeout.InfiniteTimeSpan, context.MachineClock);
    private readonly SslStream _tls = new(new NetworkStream(socket, ownsSocket: true));
    private LoggedIn? _login;
    private int _failedLogins;
    private string _certificateName = "";
    private DateTimeOffset _certificateEnds;

    public async Task Run()
    {
        try
        {
            _idle.CancelAfter(context.Options.LoginTimeout);
            await _tls.AuthenticateAsServerAsync(context.Tls, _idle.Token);
            var certificate = (X509Certificate2)_tls.RemoteCertificate!;
            _certificateName = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            _certificateEnds = certificate.NotAfter;
            await Converse(new FrameStream(_tls));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException
            or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The peer left, was too slow, showed no certificate, or the server went down: each just ends the session.
        }
        finally
        {
            if (_login is { } login)
                context.Gates[login.Account].Leave();
            Dispose();
        }
    }

    /// <summary>Ends the connection with a reset, as a server does that dies.</summary>
    public void Reset()
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        catch (ObjectDisposedException)
        {
            // Already gone.
        }
    }

    public void Dispose()
    {
        _tls.Dispose();
        _idle.Dispose();
    }

    private async Task Converse(FrameStream frames)
    {
        await frames.Write(context.Server.Greeting(), _idle.Token);
        while (true)
        {
            if (_login is not null)
                _idle.CancelAfter(context.Options.IdleTimeout);
            var maxLength = _login is null ? context.Limits.BeforeLogin : context.Limits.AfterLogin;
            if (await frames.Read(maxLength, _idle.Token) is not { } frame || !await Serve(frames, context.Reader.Read(frame)))
                break;
        }

        await Close(frames);
    }

    /// <summary>False when the session ends with this frame.</summary>
    private async Task<bool> Serve(FrameStream frames, IncomingFrame incoming)
    {
        switch (incoming)
        {
            case IncomingFrame.Hello:
                await frames.Write(context.Server.Greeting(), _idle.Token);
                return true;
            case IncomingFrame.Refused refused:
                await frames.Write(
                    AnswerWriter.Write(refused.Answer, refused.ClientTransactionId, context.Server.NextTransaction()), _idle.Token);
                return true;
            case IncomingFrame.Command command:
                return await Serve(frames, command.Value);
            default:
                return false;
        }
    }

    private async Task<bool> Serve(FrameStream frames, EppCommand command)
    {
        var account = _login?.Account ?? (command.IsLogin ? command.Body.Element(EppNames.Epp + "clID")?.Value.Trim() : null);
        if (_login is not null && !context.Gates[_login.Account].Rate.Admit())
            return await Send(frames, command, Answer.Of(TooFast(), "Too many commands in one second."), null);

        var fault = context.Server.Fault(command.Kind, account, command.ObjectName);
        switch (fault?.Wire)
        {
            case WireFault.DropBeforeExecuting:
                Reset();
                return false;
            case WireFault.HalfOpen:
                await frames.Swallow(_idle.Token);
                return false;
            case WireFault.Fail2400:
                return await Send(frames, command, Answer.Of(2400), fault);
            case WireFault.Fail2500:
                return await Send(frames, command, Answer.Of(2500), fault);
            case WireFault.SessionLimit:
                return await Send(frames, command, Answer.Of(2502), fault);
            case WireFault.OutOfCredit:
                return await Send(frames, command, Answer.Of(2104), fault);
        }

        var transaction = context.Server.NextTransaction();
        var answer = Execute(command, transaction, fault);
        return await Send(frames, command, answer, fault, transaction);
    }

    private Answer Execute(EppCommand command, string transaction, TFault? fault)
    {
        if (command.IsLogin)
            return Login(command, fault);
        if (_login is not { } login)
            return Answer.Of(2002, "Not logged in.");
        if (context.Server.Unchosen(command, login) is { } refusal)
            return refusal;
        return command.Kind == "logout" ? Answer.Of(1500) : context.Server.Execute(command, login, id, transaction, fault);
    }

    private Answer Login(EppCommand command, TFault? fault)
    {
        if (_login is not null)
            return Answer.Of(2002, "Already logged in.");
        var (answer, login) = context.Server.Login(command, _certificateName, _certificateEnds, fault);
        _login = login;
        if (answer.Code == 2200 && ++_failedLogins >= MaxFailedLogins)
            return Answer.Of(2501, "Too many failed logins.");
        return answer;
    }

    private int TooFast() => context.Options.RateVerdict switch
    {
        RateVerdict.FailWith2400 => 2400,
        RateVerdict.CloseWith2500 => 2500,
        _ => 2502,
    };

    private async Task<bool> Send(FrameStream frames, EppCommand command, Answer answer, TFault? fault, string? transaction = null)
    {
        if (fault?.Wire == WireFault.ExecuteThenFail2400)
            answer = Answer.Of(2400);
        var echoed = fault?.Wire == WireFault.WrongClientTransactionId ? "not-" + id : command.ClientTransactionId;
        var frame = AnswerWriter.Write(answer, echoed, transaction ?? context.Server.NextTransaction());
        switch (fault?.Wire)
        {
            case WireFault.ExecuteThenDrop:
                Reset();
                return false;
            case WireFault.ExecuteThenHalfOpen:
                await frames.Swallow(_idle.Token);
                return false;
            case WireFault.TruncateAnswer:
                await frames.Write(frame.AsMemory(0, frame.Length / 2), _idle.Token);
                Reset();
                return false;
            case WireFault.HugeLength:
                await frames.Write(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF, (byte)'<' }, _idle.Token);
                await frames.Swallow(_idle.Token);
                return false;
            case WireFault.SlowBytes:
                await frames.WriteSlowly(frame, fault.Delay, context.MachineClock, _idle.Token);
                break;
            case WireFault.Delay:
                await Task.Delay(fault.Delay, context.MachineClock, _idle.Token);
                await frames.Write(frame, _idle.Token);
                break;
            case WireFault.AnswerTwice:
                await frames.Write(frame, _idle.Token);
                await frames.Write(frame, _idle.Token);
                break;
            default:
                await frames.Write(frame, _idle.Token);
                break;
        }

        return !answer.Closes;
    }

    /// <summary>Lets the last answer arrive: data left unread would turn the close into a reset that overtakes it.</summary>
    private async Task Close(FrameStream frames)
    {
        await _tls.ShutdownAsync();
        socket.Shutdown(SocketShutdown.Send);
        _idle.CancelAfter(TimeSpan.FromSeconds(1));
        await frames.Swallow(_idle.Token);
    }
}
