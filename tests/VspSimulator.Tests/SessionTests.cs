using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.VspSimulator.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task The_greeting_comes_first_and_offers_the_mapping_and_no_extension()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        Assert.Equal(Rig.Start, client.Greeting.Date("svDate"));
        Assert.Equal([Frames.NvUri], client.Greeting.Texts("objURI"));
        Assert.False(client.Greeting.Has("svcExtension"));
        Assert.True((await client.Send(Frames.Hello)).Has("greeting"));
    }

    [Fact]
    public async Task A_client_without_certificate_or_with_a_strangers_gets_no_greeting()
    {
        await using var rig = await Rig.Create();
        await using var other = await Rig.Create(ownKeys: true);

        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.Connect(rig.Server, withoutCertificate: true));
        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.Connect(rig.Server, other.Server.ClientCertificate));
    }

    [Fact]
    public async Task Commands_before_login_are_2002_and_a_second_login_too()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        Assert.Equal(2002, (await client.Send(Frames.DomainName("example"))).Code);
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
    public async Task A_login_that_asks_for_what_is_not_offered_is_told_what(string what, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);

        var login = what switch
        {
            "version" => Frames.Login("registrar", "registrar-pw", version: "2.0"),
            "lang" => Frames.Login("registrar", "registrar-pw", lang: "zh"),
            "object" => Frames.Login("registrar", "registrar-pw", objects: ["urn:ietf:params:xml:ns:domain-1.0"]),
            _ => Frames.Login("registrar", "registrar-pw", extensions: ["urn:ietf:params:xml:ns:verificationCode-1.0"]),
        };

        Assert.Equal(code, (await client.Send(login)).Code);
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
    }

    [Fact]
    public async Task The_third_wrong_password_ends_the_connection_and_a_new_one_counts_from_the_next_login_on()
    {
        await using var rig = await Rig.Create();
        using var client = await RawClient.Connect(rig.Server);
        Assert.Equal(2200, (await client.Send(Frames.Login("registrar", "wrong-password"))).Code);
        Assert.Equal(2200, (await client.Send(Frames.Login("nobody", "registrar-pw"))).Code);
        Assert.Equal(2501, (await client.Send(Frames.Login("registrar", "wrong-again"))).Code);
        Assert.Empty(await client.ReadToEnd());

        using (var changing = await RawClient.Connect(rig.Server))
            Assert.Equal(1000, (await changing.Send(Frames.Login("registrar", "registrar-pw", "another-pw"))).Code);
        using var next = await RawClient.Connect(rig.Server);
        Assert.Equal(2200, (await next.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(1000, (await next.Send(Frames.Login("registrar", "another-pw"))).Code);
    }

    [Fact]
    public async Task One_session_more_than_allowed_is_2502_until_one_leaves()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [new ProviderAccount("registrar", "registrar-pw") { MaxSessions = 2 }] });
        using var first = await rig.Registrar();
        using var second = await rig.Registrar();
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
    [InlineData(RateVerdict.CloseWith2502, 2502)]
    [InlineData(RateVerdict.FailWith2400, 2400)]
    [InlineData(RateVerdict.CloseWith2500, 2500)]
    public async Task A_command_over_the_rate_is_not_executed(RateVerdict verdict, int code)
    {
        await using var rig = await Rig.Create(
            o => o with { Accounts = [new ProviderAccount("registrar", "registrar-pw") { CommandsPerSecond = 2 }], RateVerdict = verdict },
            new FrozenTimers(new SimulatedClock(Rig.Start)));
        using var client = await rig.Registrar();

        Assert.Equal(1000, (await client.Send(Frames.DomainName("one"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainName("two"))).Code);
        Assert.Equal(code, (await client.Send(Frames.DomainName("three"))).Code);
        Assert.Equal(["one", "two"], rig.Server.Ledger.Entries.Select(entry => entry.ObjectName));
        Assert.Equal(new RateCount(2, 1, 2), rig.Server.Rate("registrar"));
    }

    [Fact]
    public async Task A_certificate_may_have_to_be_the_accounts_own()
    {
        await using var rig = await Rig.Create(o => o with { CertificateNamesAccount = true });
        using var ours = await RawClient.Connect(rig.Server, rig.Server.ClientCertificateOf("registrar"));
        using var theirs = await RawClient.Connect(rig.Server, rig.Server.ClientCertificateOf("rival"));

        Assert.Equal(1000, (await ours.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        Assert.Equal(2200, (await theirs.Send(Frames.Login("registrar", "registrar-pw"))).Code);
    }

    [Fact]
    public async Task Who_has_not_logged_in_cannot_send_documents()
    {
        await using var rig = await Rig.Create();
        using var stranger = await RawClient.Connect(rig.Server);
        using var client = await rig.Registrar();
        var large = Frames.Person("Zhang San", Numbers.Citizen(100), documents: Frames.Jpeg(100_000));

        await Assert.ThrowsAnyAsync<IOException>(() => stranger.Send(large));
        Assert.Equal(1000, (await client.Send(large)).Code);
    }

    [Fact]
    public async Task Who_says_nothing_is_let_go()
    {
        var machineClock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var rig = await Rig.Create(o => o with { IdleTimeout = TimeSpan.FromMinutes(10), LoginTimeout = TimeSpan.FromMinutes(1) }, machineClock);
        using var mute = await RawClient.Connect(rig.Server);
        using var client = await rig.Registrar();

        machineClock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.True(() => rig.Server.Connections == 1);
        Assert.Equal(1300, (await client.Send(Frames.PollRequest())).Code);
        await Eventually.True(() => Idles(machineClock, rig));

        static bool Idles(FakeTimeProvider machineClock, Rig rig)
        {
            // The session may not have begun to wait yet.
            machineClock.Advance(TimeSpan.FromMinutes(10));
            return rig.Server.Connections == 0 && rig.Server.Sessions("registrar") == 0;
        }
    }

    [Fact]
    public async Task Commands_sent_ahead_are_answered_in_order_and_frames_may_come_in_pieces()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        for (var i = 0; i < 5; i++)
            await client.Write(Frames.DomainName($"n{i}", clTrId: $"CLI-{i}"));
        foreach (var octet in Framed(Frames.DomainName("pieces", clTrId: "CLI-5")))
            await client.WriteBytes([octet]);

        for (var i = 0; i < 6; i++)
            Assert.Equal($"CLI-{i}", (await client.Receive()).ClientTransactionId);

        static byte[] Framed(string xml)
        {
            var payload = System.Text.Encoding.UTF8.GetBytes(xml);
            var length = payload.Length + 4;
            return [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. payload];
        }
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 4 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF })]
    public async Task An_impossible_length_ends_the_connection(byte[] header)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        await client.WriteBytes(header);

        Assert.Empty(await client.ReadToEnd());
    }

    [Fact]
    public async Task A_provider_that_went_down_comes_up_on_the_same_port_with_what_it_knew()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var code = (await client.Send(Frames.DomainName("example"))).Text("code")!;

        await rig.Server.Down();
        await Assert.ThrowsAnyAsync<Exception>(() => client.Send(Frames.Hello));
        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.Connect(rig.Server));
        rig.Server.Up();

        using var again = await rig.Registrar();
        Assert.Equal(1000, (await again.Send(Frames.Info(code))).Code);
    }
}
