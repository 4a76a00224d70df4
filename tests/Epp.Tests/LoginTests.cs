using DomainWorkers.Epp.Tests.Peer;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.Epp.Tests;

public sealed class LoginTests
{
    private static readonly string LongPassword = new('p', 40);

    [Fact]
    public async Task A_login_chooses_from_what_the_greeting_offers()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with
        {
            Language = "ZH-cn",
            Objects = [EppNamespaces.Domain.Uri, "urn:not:offered"],
            Extensions = [EppNamespaces.Rgp.Uri, EppNamespaces.ChangePoll.Uri],
        });

        await pool.Check();
        var login = registry.Connections.First().Commands[0];

        Assert.Equal(["ClientX", "foo-BAR2", "1.0", "zh-CN"], Values(login, "clID", "pw", "version", "lang"));
        Assert.Equal([EppNamespaces.Domain.Uri], Values(login, "objURI"));
        Assert.Equal([EppNamespaces.Rgp.Uri], Values(login, "extURI"));
        Assert.Equal("Test EPP server", pool.Greeting!.ServerId);
        Assert.All(registry.Frames, Schemas.AssertValid);
    }

    [Fact]
    public async Task Where_login_security_is_offered_the_client_says_who_it_is_and_keeps_a_short_password_where_it_fits()
    {
        await using var registry = ScriptedRegistry.Polite(
            command => Answers.Code(command, 1000), Answers.Greeting(Answers.LoginSecurity, EppNamespaces.UnhandledNamespaces.Uri));
        await using var pool = registry.Pool();

        await pool.Check();
        var login = registry.Connections.First().Commands[0];

        Assert.Equal(["foo-BAR2"], Values(login, "pw"));
        Assert.Equal(["DomainWorkers.Epp"], Values(login, "app"));
        Assert.Contains(Answers.LoginSecurity, Values(login, "extURI"));
        Assert.Contains(EppNamespaces.UnhandledNamespaces.Uri, Values(login, "extURI"));
        Assert.All(registry.Frames, Schemas.AssertValid);
    }

    [Fact]
    public async Task A_long_password_goes_into_the_extension_and_a_literal_into_its_place()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000), Answers.Greeting(Answers.LoginSecurity));
        await using var pool = registry.Pool(account => account with { Password = LongPassword });

        await pool.Check();

        Assert.Equal(["[LOGIN-SECURITY]", LongPassword], Values(registry.Connections.First().Commands[0], "pw"));
        Assert.All(registry.Frames, Schemas.AssertValid);
    }

    [Fact]
    public async Task A_long_password_is_not_tried_where_it_cannot_be_said()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { Password = LongPassword });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());

        Assert.Equal(EppNotSentReason.ServiceMissing, failure.Reason);
        Assert.Contains("RFC 8807", failure.Message, StringComparison.Ordinal);
        Assert.Empty(registry.Frames);
    }

    [Fact]
    public async Task A_server_without_a_required_service_is_named_with_it_and_gets_no_login()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { RequiredServices = [EppNamespaces.Domain.Uri, EppNamespaces.CnnicDomain.Uri] });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());

        Assert.Equal(EppNotSentReason.ServiceMissing, failure.Reason);
        Assert.Contains("test: the server does not offer urn:ietf:params:xml:ns:cnnic-domain-1.0.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(registry.Frames);
    }

    [Theory]
    [InlineData("1.0", "2.0")]
    [InlineData("greeting", "salutation")]
    [InlineData("2026-11-22T00:00:00.0Z", "today")]
    public async Task A_greeting_that_is_none_of_ours_gets_no_login(string replaced, string by)
    {
        await using var registry = ScriptedRegistry.Polite(
            command => Answers.Code(command, 1000), Answers.Greeting().Replace(replaced, by, StringComparison.Ordinal).Replace("<?xml version=\"2.0\"", "<?xml version=\"1.0\"", StringComparison.Ordinal));
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());

        Assert.Equal(EppNotSentReason.ServiceMissing, failure.Reason);
        Assert.Empty(registry.Frames);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        await using var registry = ScriptedRegistry.Raw(async connection => await connection.Receive());
        var clock = new FakeTimeProvider();
        await using var pool = registry.Pool(machineClock: clock);

        var checking = pool.Check();
        await Eventually.True(() => registry.Connections.Count == 1);
        await Eventually.Ends(checking, clock, TimeSpan.FromSeconds(10));
        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => checking);

        Assert.Equal(EppNotSentReason.ConnectFailed, failure.Reason);
        Assert.Empty(registry.Frames);
    }

    [Fact]
    public async Task A_server_that_does_not_take_our_certificate_gets_no_login()
    {
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { ClientCertificate = null });

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());

        Assert.Contains(failure.Reason, new[] { EppNotSentReason.PeerNotTrusted, EppNotSentReason.ConnectFailed });
        Assert.Empty(registry.Frames);
        Assert.Single(registry.HandshakeFailures);
    }

    [Fact]
    public async Task A_login_without_an_answer_is_not_a_command_of_unknown_outcome()
    {
        await using var registry = ScriptedRegistry.Polite(_ => PeerAnswer.Silence with { ThenClose = true });
        await using var pool = registry.Pool();

        var failure = await Assert.ThrowsAsync<EppNotSentException>(() => pool.Create());

        Assert.Equal(EppNotSentReason.LoginFailed, failure.Reason);
        Assert.DoesNotContain(registry.Frames, frame => frame.Contains("example.cn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_password_is_set_by_the_first_login_and_used_by_the_next()
    {
        var trace = new RecordingTrace();
        await using var registry = ScriptedRegistry.Polite(command => Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { NewPassword = "bar-FOO2" }, trace: trace);

        await pool.Check();
        await pool.Execute(new DomainCheck("example.cn"), Commands.Fresh("check-2"), TestContext.Current.CancellationToken);

        var logins = registry.Connections.Select(one => one.Commands[0]).ToArray();
        Assert.Equal((2, "foo-BAR2", "bar-FOO2"), (logins.Length, Values(logins[0], "pw").Single(), Values(logins[0], "newPW").Single()));
        Assert.Equal("bar-FOO2", Values(logins[1], "pw").Single());
        Assert.Empty(Values(logins[1], "newPW"));
        Assert.Single(trace.Of<EppPasswordChanged>());
    }

    [Fact]
    public async Task A_password_change_whose_answer_was_lost_is_taken_as_done()
    {
        await using var registry = ScriptedRegistry.Polite(command => command.Connection.Number == 1
            ? PeerAnswer.Silence with { ThenClose = true }
            : Answers.Code(command, 1000));
        await using var pool = registry.Pool(account => account with { NewPassword = "bar-FOO2" });

        await Assert.ThrowsAsync<EppNotSentException>(() => pool.Check());
        await Eventually.True(() => pool.Status.LoginsStopped is null);
        await pool.Check("check-2");

        Assert.Equal("bar-FOO2", Values(registry.Connections.Last().Commands[0], "pw").Single());
    }

    [Fact]
    public async Task Warnings_about_the_login_reach_the_trace()
    {
        var trace = new RecordingTrace();
        var warning = $"""<extension><s:loginSecData xmlns:s="{Answers.LoginSecurity}"><s:event type="certificate" level="warning" exDate="2026-12-01T00:00:00Z"/></s:loginSecData></extension>""";
        await using var registry = ScriptedRegistry.Polite(
            command => Answers.Code(command, 1000, command.Verb == "login" ? warning : ""), Answers.Greeting(Answers.LoginSecurity));
        await using var pool = registry.Pool(trace: trace);

        await pool.Check();

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), Assert.Single(trace.Of<EppLoginWarning>()).Warning.ExpiresAt);
    }

    private static IReadOnlyList<string> Values(PeerCommand command, params string[] names) =>
    [
        .. names.SelectMany(name => command.Root.Descendants().Where(element => element.Name.LocalName == name)).Select(element => element.Value),
    ];
}
