using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>A TLS server on the loopback that does to each connection what a test wrote down.</summary>
internal sealed class ScriptedRegistry : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Func<PeerConnection, Task> _script;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _running = [];
    private readonly Task _accepting;

    private ScriptedRegistry(X509Certificate2 certificate, Func<PeerConnection, Task> script)
    {
        _certificate = certificate;
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    public ConcurrentQueue<PeerConnection> Connections { get; } = new();

    /// <summary>Every frame any client sent, in the order of arrival.</summary>
    public ConcurrentQueue<string> Frames { get; } = new();

    public ConcurrentQueue<string> HandshakeFailures { get; } = new();

    public int Accepted { get; private set; }

    /// <summary>Runs the script on each connection; the greeting and login are the script's affair.</summary>
    public static ScriptedRegistry Raw(Func<PeerConnection, Task> script, X509Certificate2? certificate = null) =>
        new(certificate ?? TestCertificates.Server, script);

    /// <summary>Greets, answers the login, then answers each command with what the function says.</summary>
    public static ScriptedRegistry Polite(Func<PeerCommand, PeerAnswer> answer, string? greeting = null) =>
        Raw(connection => connection.BePolite(answer, greeting ?? Answers.Greeting()));

    public EppAccountOptions Account(Func<EppAccountOptions, EppAccountOptions>? change = null)
    {
        var account = new EppAccountOptions
        {
            Name = "test",
            Host = "127.0.0.1",
            Port = Port,
            ServerName = TestCertificates.ServerName,
            ClientId = "ClientX",
            Password = "foo-BAR2",
            ClientCertificate = TestCertificates.Client,
            TrustAnchors = TestCertificates.Anchors,
            // No test of these stands on how fast the machine is: where a limit matters, a test turns the clock.
            ConnectTimeout = TimeSpan.FromMinutes(2),
            CommandTimeout = TimeSpan.FromMinutes(2),
            SlotTimeout = TimeSpan.FromMinutes(2),
            ReconnectDelay = TimeSpan.FromMilliseconds(1),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(2),
        };
        return change is null ? account : change(account);
    }

    public EppSessionPool Pool(
        Func<EppAccountOptions, EppAccountOptions>? change = null,
        TimeProvider? machineClock = null,
        IEppSlots? slots = null,
        IEppTrace? trace = null)
    {
        var account = Account(change);
        var clock = machineClock ?? TimeProvider.System;
        return new EppSessionPool(account, slots ?? new LocalEppSlots(account.MaxSessions, null, clock), clock, trace: trace);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var connection in Connections)
        {
            connection.Reset();
        }

        await Task.WhenAll(_running);
    }

    private async Task Accept()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Accepted++;
                _running.Add(Serve(client));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        client.NoDelay = true;
        using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = SslStreamCertificateContext.Create(_certificate, null, offline: true),
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
                },
                _stopping.Token);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or OperationCanceledException)
        {
            HandshakeFailures.Enqueue(exception.Message);
            client.Dispose();
            return;
        }

        var connection = new PeerConnection(client, stream, this, Connections.Count + 1, _stopping.Token);
        Connections.Enqueue(connection);
        try
        {
            await _script(connection);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException or SocketException)
        {
            // The client hung up, as many tests want it to.
        }
        finally
        {
            connection.Ended.TrySetResult();
            client.Dispose();
        }
    }
}
