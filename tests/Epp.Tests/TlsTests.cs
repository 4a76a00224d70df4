using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class TlsTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static Dictionary<string, Func<X509Certificate2>> Impostors { get; } = new()
    {
        ["another authority"] = () => TestCertificates.Issue(TestCertificates.OtherAuthority, TestCertificates.ServerName),
        ["another host"] = () => TestCertificates.Issue(TestCertificates.Authority, "epp.elsewhere.test"),
        ["a host that only begins alike"] = () => TestCertificates.Issue(TestCertificates.Authority, TestCertificates.ServerName + ".evil.test"),
        ["expired"] = () => TestCertificates.Issue(TestCertificates.Authority, TestCertificates.ServerName, Now.AddDays(-10), Now.AddDays(-1)),
        ["not yet valid"] = () => TestCertificates.Issue(TestCertificates.Authority, TestCertificates.ServerName, Now.AddDays(1), Now.AddDays(10)),
        ["self-signed"] = () => TestCertificates.SelfSigned(TestCertificates.ServerName),
        ["a client's certificate"] = () => TestCertificates.Issue(TestCertificates.Authority, TestCertificates.ServerName, purpose: "1.3.6.1.5.5.7.3.2"),
    };

    public static TheoryData<string> Cases => [.. Impostors.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_server_that_is_not_ours_gets_no_byte_of_the_login(string impostor)
    {
        await using var registry = ScriptedRegistry.Raw(
            connection => connection.BePolite(command => Answers.Code(command, 1000), Answers.Greeting()), Impostors[impostor]());
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Create());

        output.WriteLine(failure.Message);
        Assert.Equal(EppNotSentReason.PeerNotTrusted, failure.Reason);
        await Eventually.True(() => registry.HandshakeFailures.Count == 1 || registry.Connections.All(one => one.Ended.Task.IsCompleted));
        Assert.Equal(1, registry.Accepted);
        Assert.Equal(0, registry.Connections.Sum(connection => connection.BytesReceived));
        Assert.Empty(registry.Frames);
    }

    [Fact]
    public async Task Without_pinned_roots_a_private_authority_is_not_believed()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { TrustAnchors = null });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Create());

        Assert.Equal(EppNotSentReason.PeerNotTrusted, failure.Reason);
        Assert.Empty(registry.Frames);
    }

    [Fact]
    public async Task The_host_is_verified_where_no_other_name_is_set()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { ServerName = null });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Create());

        Assert.Equal(EppNotSentReason.PeerNotTrusted, failure.Reason);
        Assert.Empty(registry.Frames);
    }

    [Fact]
    public async Task The_same_server_with_the_right_certificate_is_talked_to()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool();

        Assert.Equal(1000, (await pool.Create()).Result.Code);
    }

    [Fact]
    public async Task A_server_without_tls_gets_no_login()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = new MemoryStream();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            await stream.WriteAsync(PeerConnection.Frame(Answers.Greeting()));
            await stream.CopyToAsync(received);
        });
        await using var someone = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = someone.Pool(account => account with { Port = ((IPEndPoint)listener.LocalEndpoint).Port });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Create());
        await serving;

        Assert.Contains(failure.Reason, new[] { EppNotSentReason.PeerNotTrusted, EppNotSentReason.ConnectFailed });
        Assert.DoesNotContain("foo-BAR2", Encoding.Latin1.GetString(received.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void No_setting_of_an_account_can_switch_the_verification_off()
    {
        var tls = EppTls.Options(new EppAccountOptions { Name = "a", Host = "h", ClientId = "ClientX", Password = "foo-BAR2" });

        Assert.Null(tls.RemoteCertificateValidationCallback);
        Assert.Equal(X509VerificationFlags.NoFlag, tls.CertificateChainPolicy!.VerificationFlags);
        Assert.Equal("h", tls.TargetHost);
        Assert.False(tls.AllowRenegotiation);
        Assert.DoesNotContain(
            typeof(EppAccountOptions).GetProperties(),
            property => typeof(Delegate).IsAssignableFrom(property.PropertyType));
    }
}
