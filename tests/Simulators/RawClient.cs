using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DomainWorkers.Simulators.Tests;

/// <summary>An EPP client of its own: a socket, a length prefix and strings. Every answer it reads is held against the schemas.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket;
    private readonly SslStream _tls;

    private RawClient(Socket socket, SslStream tls) => (_socket, _tls) = (socket, tls);

    public Reply Greeting { get; private set; } = null!;

    public static Task<RawClient> Connect(SimulatorServer server, X509Certificate2? certificate = null, bool withoutCertificate = false) =>
        Connect(server.Port, server.AuthorityCertificate, withoutCertificate ? null : certificate ?? server.ClientCertificate);

    public static async Task<RawClient> Connect(int port, X509Certificate2 authority, X509Certificate2? certificate)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificates = certificate is null ? [] : [certificate],
            RemoteCertificateValidationCallback = (_, presented, _, _) => TrustedBy(authority, (X509Certificate2)presented!),
        });
        var client = new RawClient(socket, tls);
        client.Greeting = await client.Receive();
        return client;
    }

    public static async Task<RawClient> LoggedIn(SimulatorServer server, string account = "registrar", string password = "registrar-pw")
    {
        var client = await Connect(server);
        Assert.Equal(1000, (await client.Send(Frames.Login(account, password))).Code);
        return client;
    }

    public async Task<Reply> Send(string xml)
    {
        await Write(xml);
        return await Receive();
    }

    public async Task Write(string xml)
    {
        var payload = Encoding.UTF8.GetBytes(xml);
        var frame = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        payload.CopyTo(frame, 4);
        await _tls.WriteAsync(frame);
    }

    public async Task WriteBytes(byte[] bytes) => await _tls.WriteAsync(bytes);

    public async Task<Reply> Receive()
    {
        var header = new byte[4];
        await _tls.ReadExactlyAsync(header);
        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header) - 4];
        await _tls.ReadExactlyAsync(payload);
        return AnswerSchemas.Read(Encoding.UTF8.GetString(payload));
    }

    /// <summary>Bytes until the server ends; a reset is an exception.</summary>
    public async Task<byte[]> ReadToEnd()
    {
        using var rest = new MemoryStream();
        await _tls.CopyToAsync(rest);
        return rest.ToArray();
    }

    public async Task<int> ReadByte()
    {
        var one = new byte[1];
        return await _tls.ReadAsync(one) == 0 ? -1 : one[0];
    }

    public void Dispose()
    {
        _tls.Dispose();
        _socket.Dispose();
    }

    private static bool TrustedBy(X509Certificate2 authority, X509Certificate2 presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(presented) && presented.MatchesHostname("localhost");
    }
}
