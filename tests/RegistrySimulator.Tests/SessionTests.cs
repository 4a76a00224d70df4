using System.Security.Authentication;

namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task The_greeting_comes_first_and_names_the_services()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        Assert.Equal(Rig.Start, client.Greeting.Date("svDate"));
        Assert.Contains("urn:ietf:params:xml:ns:domain-1.0", client.Greeting.Texts("objURI"));
        Assert.Contains("urn:ietf:params:xml:ns:rgp-1.0", client.Greeting.Texts("extURI"));
        Assert.True((await client.Send(Frames.Hello)).Has("greeting"));
    }

    [Fact]
    public async Task A_client_without_certificate_gets_no_greeting()
    {
        await using var rig = await Rig.Create();

        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.Connect(rig.Server, withoutCertificate: true));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_gets_no_greeting()
    {
        await using var rig = await Rig.Create();
        await using var other = await Rig.Create();

        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.Connect(rig.Server, other.Server.ClientCertificate));
    }

    [Fact]
    public async Task Commands_before_login_are_2002_and_a_second_login_too()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        Assert.Equal(2002, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal(2002, (await client.Send(Frames.Logout())).Code);
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(2002, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Empty(rig.Server.Ledger.Entries);
    }

    [Theory]
    [InlineData("version", 2100)]
    [InlineData("lang", 2102)]
    [InlineData("object", 2307)]
    [InlineData("extension", 2103)]
    [InlineData("security", 2003)]
    public async Task A_login_that_asks_for_what_is_not_offered_is_told_what(string what, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        var login = what switch
        {
            "version" => Frames.Login("registrar", "registrar-pw", version: "2.0"),
            "lang" => Frames.Login("registrar", "registrar-pw", lang: "zh"),
            "object" => Frames.Login("registrar", "registrar-pw", objects: ["urn:example:object-1.0"]),
            "extension" => Frames.Login("registrar", "registrar-pw", extensions: ["urn:example:extension-1.0"]),
            _ => Frames.Login("registrar", "[LOGIN-SECURITY]"),
        };

        Assert.Equal(code, (await client.Send(login)).Code);
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
    }

    [Fact]
    public async Task The_third_wrong_password_ends_the_connection()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        Assert.Equal(2200, (await client.Send(Frames.Login("registrar", "wrong-password"))).Code);
        Assert.Equal(2200, (await client.Send(Frames.Login("nobody", "registrar-pw"))).Code);
        Assert.Equal(2501, (await client.Send(Frames.Login("registrar", "wrong-again"))).Code);
        Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task A_new_password_counts_from_the_next_login_on()
    {
        await using var rig = await Rig.Create();
        using (var client = await RawClient.Connect(rig.Server))
            Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw", "another-pw"))).Code);

        using var next = await RawClient.Connect(rig.Server);
        Assert.Equal(2200, (await next.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(1000, (await next.Send(Frames.Login("registrar", "another-pw"))).Code);
    }

    [Fact]
    public async Task A_long_password_travels_in_the_login_security_extension()
    {
        const string Long = "a password of more than sixteen characters";
        await using var rig = await Rig.Create(o => o with { Accounts = [new RegistrarAccount("registrar", Long)] });
        using var client = await RawClient.Connect(rig.Server);

        var security = $"<ls:loginSec xmlns:ls=\"urn:ietf:params:xml:ns:epp:loginSec-1.0\"><ls:userAgent><ls:app>raw</ls:app></ls:userAgent><ls:pw>{Long}</ls:pw></ls:loginSec>";
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "[LOGIN-SECURITY]", security: security))).Code);
    }

    [Fact]
    public async Task A_password_near_its_end_is_announced_and_then_refused()
    {
        var ends = Rig.Start.AddDays(40);
        await using var rig = await Rig.Create(o => o with
        {
            Accounts = [new RegistrarAccount("registrar", "registrar-pw") { PasswordExpiresAt = ends }],
        });
        Assert.False((await Login(rig)).Has("loginSecData"));

        rig.Pass(20);
        var warned = await Login(rig);
        Assert.Equal(("password", "warning"), (warned.Attribute("event", "type"), warned.Attribute("event", "level")));

        rig.Pass(21);
        Assert.Equal(2200, (await Login(rig)).Code);

        static async Task<Reply> Login(Rig rig)
        {
            using var client = await RawClient.Connect(rig.Server);
            return await client.Send(Frames.Login("registrar", "registrar-pw"));
        }
    }

    [Fact]
    public async Task One_session_more_than_allowed_is_2502_until_one_leaves()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [new RegistrarAccount("registrar", "registrar-pw") { MaxSessions = 2 }] });
        using var first = await rig.Registrar();
        var second = await rig.Registrar();
        using (var third = await RawClient.Connect(rig.Server))
        {
            Assert.Equal(2502, (await third.Send(Frames.Login("registrar", "registrar-pw"))).Code);
            Assert.Empty(await third.ReadToEnd());
        }

        Assert.Equal(1500, (await second.Send(Frames.Logout())).Code);
        Assert.Empty(await second.ReadToEnd());
        second.Dispose();
        await Eventually.True(() => rig.Server.Sessions("registrar") == 1);
        using var fourth = await rig.Registrar();
        Assert.Equal(2, rig.Server.PeakSessions("registrar"));
    }

    [Theory]
    [InlineData(RateVerdict.CloseWith2502, 2502, true)]
    [InlineData(RateVerdict.CloseWith2500, 2500, true)]
    [InlineData(RateVerdict.FailWith2400, 2400, false)]
    public async Task Commands_over_the_rate_are_not_executed(RateVerdict verdict, int code, bool closes)
    {
        var machine = new SimulatedClock(Rig.Start);
        await using var rig = await Rig.Create(
            o => o with
            {
                Accounts = [new RegistrarAccount("registrar", "registrar-pw") { CommandsPerSecond = 3 }],
                RateVerdict = verdict,
            },
            new FrozenTimers(machine));
        using var client = await rig.Registrar();

        for (var i = 0; i < 3; i++)
            Assert.Equal(1000, (await client.Send(Frames.DomainCreate($"name{i}.cn"))).Code);
        Assert.Equal(code, (await client.Send(Frames.DomainCreate("name3.cn"))).Code);

        Assert.Equal(3, rig.Server.Ledger.Count);
        Assert.Equal(new RateCount(3, 1, 3), rig.Server.Rate("registrar"));
        if (closes)
        {
            Assert.Empty(await client.ReadToEnd());
            return;
        }

        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("name3.cn"))).Code);
    }

    [Fact]
    public async Task An_idle_session_is_closed()
    {
        await using var rig = await Rig.Create(o => o with { IdleTimeout = TimeSpan.FromMilliseconds(200) });
        using var client = await rig.Registrar();

        Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task A_connection_that_never_logs_in_is_closed()
    {
        await using var rig = await Rig.Create(o => o with { LoginTimeout = TimeSpan.FromSeconds(2) });
        using var client = await RawClient.Connect(rig.Server);

        Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task Services_that_were_not_chosen_at_login_are_not_there()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);
        await client.Send(Frames.Login("registrar", "registrar-pw", objects: [Frames.AllObjects[0]], extensions: []));

        Assert.Equal(2307, (await client.Send(Frames.HostCheck("ns1.example.net"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        Assert.Equal(2103, (await client.Send(Frames.RestoreRequest("example.cn"))).Code);
        Assert.False((await client.Send(Frames.DomainInfo("example.cn"))).Has("extension"));
    }

    [Fact]
    public async Task Where_certificates_name_accounts_another_account_cannot_use_them()
    {
        await using var rig = await Rig.Create(o => o with { CertificateNamesAccount = true });
        using var client = await RawClient.Connect(rig.Server, rig.Server.ClientCertificateOf("rival"));

        Assert.Equal(2200, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.Login("rival", "rival-pw"))).Code);
    }

    [Fact]
    public async Task Down_refuses_connections_and_up_takes_them_on_the_same_port()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var port = rig.Server.Port;

        await rig.Server.Down();
        await Assert.ThrowsAnyAsync<IOException>(() => client.Send(Frames.Hello));
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => RawClient.Connect(rig.Server));
        rig.Server.Up();

        Assert.Equal(port, rig.Server.Port);
        using var again = await rig.Registrar();
        Assert.Equal(0, rig.Server.Ledger.Count);
    }

    [Fact]
    public async Task Old_protocols_are_not_spoken()
    {
        await using var rig = await Rig.Create();
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", rig.Server.Port);
        await using var tls = new System.Net.Security.SslStream(socket.GetStream(), false, (_, shown, _, _) => shown is not null);

#pragma warning disable SYSLIB0039, CA5397, CA5398 // The point of the test is that the server refuses it.
        await Assert.ThrowsAnyAsync<Exception>(() => tls.AuthenticateAsClientAsync("localhost", [rig.Server.ClientCertificate], SslProtocols.Tls11, false));
#pragma warning restore SYSLIB0039, CA5397, CA5398
    }
}
