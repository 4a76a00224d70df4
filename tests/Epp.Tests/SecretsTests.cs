using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class SecretsTests
{
    private const string Password = "Canary-PW1";
    private const string NewPassword = "Canary-PW2";
    private const string AuthInfo = "Canary-AUTH";
    private const string Person = "Canary-PERSON";

    private static readonly string[] Canaries = [Password, NewPassword, AuthInfo, Person];

    private static readonly ContactCreate Contact = new()
    {
        Id = "sh8013",
        Email = Person + "@example.cn",
        AuthInfo = EppAuthInfo.Password(AuthInfo),
        Voice = new EppPhone("+86.1" + new string('3', 3)),
        PostalInfos = [new PostalInfo(PostalInfoType.Localized) { Name = Person, Organization = Person, Address = new PostalAddress(Person, "CN") { Streets = [Person] } }],
        Extensions = [new CnnicContactCreate(CnnicHolderType.Individual, new CnnicIdentity("SFZ", Person), "purveyor")],
    };

    [Fact]
    public void No_record_prints_a_secret_or_a_person()
    {
        object[] records =
        [
            new EppAccountOptions { Name = "a", Host = "h", ClientId = "ClientX", Password = Password, NewPassword = NewPassword },
            EppLogin.For(
                new EppAccountOptions { Name = "a", Host = "h", ClientId = "ClientX", Password = Password, NewPassword = NewPassword },
                EppGreeting.Read(System.Text.Encoding.UTF8.GetBytes(Answers.Greeting(Answers.LoginSecurity))), Password, NewPassword),
            new DomainCreate { Name = "a.cn", AuthInfo = EppAuthInfo.Password(AuthInfo) },
            new DomainInfo("a.cn", EppAuthInfo.Password(AuthInfo)),
            new DomainTransfer(EppTransferOperation.Request, "a.cn") { AuthInfo = EppAuthInfo.Password(AuthInfo) },
            new DomainUpdate("a.cn") { Change = new DomainReplacement { AuthInfo = EppAuthInfo.Password(AuthInfo) } },
            Contact,
            Contact.PostalInfos[0],
            Contact.PostalInfos[0].Address!,
            Contact.Extensions[0],
            new ContactUpdate("sh8013") { Change = new ContactReplacement { Email = Person, PostalInfos = Contact.PostalInfos, AuthInfo = EppAuthInfo.Password(AuthInfo) } },
            new ContactReplacement { Email = Person, PostalInfos = Contact.PostalInfos },
            new CnnicContactUpdate { Identity = new CnnicIdentity("SFZ", Person), Mobile = Person },
            new CnnicContactData(CnnicHolderType.Individual, new CnnicIdentity("SFZ", Person), "purveyor", Person),
            Read("rfc5733-info", "jdoe@example.com", Person, new ContactInfo("a")),
            Read("rfc5733-info", "2fooBAR", AuthInfo, new ContactInfo("a")),
            Read("rfc5731-info", "2fooBAR", AuthInfo, new DomainInfo("a")),
            Read("rfc5730-error-values", "2525", Person, new DomainInfo("a")),
            Read("rfc5730-error-values", "abc.ex(ample", Person, new DomainInfo("a")),
            Read("rfc5730-poll-mixed", "Credit balance low.", Person, new PollRequest()),
            new RgpRestoreReport { PreData = Person, PostData = Person, DeletedAt = default, RestoredAt = default, Reason = "r", Statements = ("a", "b") },
            new EppPhone(Person),
        ];

        Assert.All(records, record => AssertClean(record.ToString()!));
        Assert.Equal("***", EppAuthInfo.Password(AuthInfo).ToString());
    }

    [Fact]
    public void An_invalid_command_does_not_quote_its_value()
    {
        EppCommand[] wrong =
        [
            Contact with { Email = "" , Voice = new EppPhone(Person) },
            Contact with { PostalInfos = [new PostalInfo(PostalInfoType.International) { Name = Person + "张", Address = new PostalAddress("B", "CN") }] },
            new DomainCreate { Name = "a.cn", AuthInfo = EppAuthInfo.Password(AuthInfo + "\u0001") },
            new DomainCreate { Name = "a.cn", AuthInfo = EppAuthInfo.Password(AuthInfo + "\n") },
            new ContactDelete(Person + Person),
        ];

        Assert.All(wrong, command =>
            AssertClean(Assert.Throws<EppInvalidCommandException>(() => EppFrameText.Command(command, "ABC-12345")).ToString()));
    }

    [Fact]
    public async Task Neither_exceptions_nor_the_trace_hold_a_secret_whatever_goes_wrong()
    {
        var trace = new RecordingTrace();
        Func<PeerCommand, PeerAnswer>[] servers =
        [
            command => new PeerAnswer(Answers.Response(2200, command.ClientTransactionId, message: $"Wrong password {Password} or {NewPassword}")),
            command => new PeerAnswer($"<html>{Password}{AuthInfo}"),
            command => PeerAnswer.Silence with { ThenClose = true },
            command => command.Verb == "login" ? Answers.Code(command, 1000) : new PeerAnswer($"<{AuthInfo}:x>{Person}"),
            command => command.Verb == "login" ? Answers.Code(command, 1000) : new PeerAnswer(Answers.Response(1000, AuthInfo)),
            command => command.Verb == "login" ? Answers.Code(command, 1000) : Answers.Code(command, 1000, $"<resData><c:creData xmlns:c='urn:ietf:params:xml:ns:contact-1.0'><c:id>{Person}</c:id><c:crDate>{Person}</c:crDate></c:creData></resData>"),
        ];
        var failures = new List<Exception>();
        foreach (var server in servers)
        {
            await using var registry = ScriptedRegistry.Polite(server);
            await using var pool = registry.Pool(account => account with { Password = Password, NewPassword = NewPassword }, trace: trace);
            failures.Add(await Assert.ThrowsAnyAsync<EppException>(() =>
                pool.Execute(Contact, Commands.Named("contact-1"), TestContext.Current.CancellationToken)));
        }

        Assert.All(failures, failure => AssertClean(failure.ToString()));
        Assert.NotEmpty(trace.Events);
        Assert.All(trace.Events, happened => AssertClean(happened.ToString()));
    }

    [Theory]
    [InlineData("short")]
    [InlineData(" leading")]
    [InlineData("two  blanks")]
    [InlineData("line\nbreak")]
    public void A_password_that_xml_would_change_is_refused_at_start_without_quoting_it(string password)
    {
        var account = new EppAccountOptions { Name = "a", Host = "h", ClientId = "ClientX", Password = password };

        var failure = Assert.Throws<ArgumentException>(account.Validate);

        Assert.Equal("Password", failure.ParamName);
        Assert.DoesNotContain(password, failure.Message, StringComparison.Ordinal);
    }

    private static EppResponse<TData> Read<TData>(string frame, string replaced, string by, EppCommand<TData> command)
        where TData : class
    {
        var text = Frames.Text(frame);
        Assert.Contains(replaced, text, StringComparison.Ordinal);
        return EppResponseReader.Read(
            System.Text.Encoding.UTF8.GetBytes(text.Replace(replaced, by, StringComparison.Ordinal)), command, EppVocabulary.Standard);
    }

    private static void AssertClean(string text) =>
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
}
