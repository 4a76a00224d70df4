using System.Text;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class NameVerificationTests
{
    private const string Nv = "xmlns:nv=\"urn:ietf:params:xml:ns:nv-1.0\"";

    private const string SignedCode = "PHNpZ25lZENvZGUvPg==";

    private static readonly NameVerificationCreate Create = new(new DomainNameSubject("example"), EppAuthInfo.Password("2fooBAR"));

    [Fact]
    public void A_check_tells_label_by_label_what_may_be_verified_and_what_is_restricted()
    {
        var data = Read(1000, new NameVerificationCheck("example1"), $"""
            <nv:chkData {Nv}><nv:cd><nv:name avail="1">example1</nv:name></nv:cd>
            <nv:cd><nv:name avail="0">example2</nv:name><nv:reason>In Prohibited Lists.</nv:reason></nv:cd>
            <nv:cd><nv:name avail="false" restricted="true">例子</nv:name></nv:cd></nv:chkData>
            """).Data!;

        Assert.Equal(new NameVerificationAvailability("example1", true, false, null), data.Find("EXAMPLE1"));
        Assert.Equal(new NameVerificationAvailability("example2", false, false, "In Prohibited Lists."), data.Find("example2"));
        Assert.Equal(new NameVerificationAvailability("例子", false, true, null), data.Find("例子"));
        Assert.Null(data.Find("example4"));
    }

    [Fact]
    public void A_success_has_its_signed_code_without_the_lines_it_was_cut_into()
    {
        var response = Read(1000, Create, Success($"\n  {SignedCode[..8]}\r\n\t{SignedCode[8..]}\n"));

        var success = Assert.IsType<NameVerificationCreateData.Succeeded>(response.Data);
        Assert.Equal(new NameVerificationCode("domain", "1-abc111"), success.Code);
        Assert.Equal(SignedCode, success.SignedCode);
        Assert.Equal(new DateTimeOffset(2026, 9, 17, 22, 0, 0, TimeSpan.Zero), success.CreatedAt);
    }

    [Fact]
    public void A_signed_code_wrapped_as_in_the_other_draft_is_understood() => Assert.Equal(
        SignedCode,
        Assert.IsType<NameVerificationCreateData.Succeeded>(Read(1000, Create, Success(
            $"<v:code xmlns:v=\"urn:ietf:params:xml:ns:verificationCode-1.0\">{SignedCode}</v:code>"), valid: false).Data).SignedCode);

    [Fact]
    public void What_is_not_decided_yet_has_a_code_to_ask_by()
    {
        var response = Read(1001, Create, $"""
            <nv:creData {Nv}><nv:pending><nv:code type="domain">1-abc123</nv:code><nv:status s="pendingCompliant"/><nv:crDate>2026-09-17T22:00:00.0Z</nv:crDate></nv:pending></nv:creData>
            """);

        Assert.Equal(EppCodeClass.Pending, response.Class(isTransform: true));
        Assert.Equal("1-abc123", Assert.IsType<NameVerificationCreateData.Pending>(response.Data).Code.Value);
    }

    [Theory]
    [InlineData(1000, EppCodeClass.Success)]
    [InlineData(2004, EppCodeClass.Refused)]
    public void A_refusal_keeps_the_providers_words_whether_it_is_told_as_success_or_not(int code, EppCodeClass expected)
    {
        var response = Read(code, Create, $"""
            <nv:creData {Nv}><nv:failed><nv:status s="nonCompliant"/><nv:msg>The name of the object is not correct.</nv:msg></nv:failed></nv:creData>
            """);

        Assert.Equal(expected, response.Class(isTransform: true));
        Assert.Equal("The name of the object is not correct.", Assert.IsType<NameVerificationCreateData.Failed>(response.Data).Message);
    }

    [Fact]
    public void Unreadable_data_do_not_cost_a_refusal_but_make_a_success_doubtful()
    {
        var broken = $"<nv:creData {Nv}><nv:success/></nv:creData>";

        Assert.Null(Read(2004, Create, broken, valid: false).Data);
        Assert.Throws<FormatException>(() => Read(1000, Create, broken, valid: false));
    }

    [Fact]
    public void An_info_shows_the_signed_code_again()
    {
        var info = new NameVerificationInfo("1-abc123", NameVerificationInfoType.SignedCode);
        var signed = Assert.IsType<NameVerificationInfoData.Standing>(Read(1000, info, $"""
            <nv:infData {Nv}><nv:signedCode><nv:code type="real-name">1-abc123</nv:code><nv:status s="compliant"/><nv:authInfo><nv:pw>2fooBAR</nv:pw></nv:authInfo>
            <nv:encodedSignedCode>{SignedCode}</nv:encodedSignedCode></nv:signedCode></nv:infData>
            """).Data);

        Assert.Equal(("real-name", NameVerificationStatus.Compliant, "2fooBAR", SignedCode), (signed.Code.Type, signed.Status, signed.AuthInfo!.Reveal(), signed.SignedCode));
    }

    [Fact]
    public void An_info_of_what_is_pending_has_no_signed_code_yet()
    {
        var info = new NameVerificationInfo("1-abc123", NameVerificationInfoType.SignedCode);
        var signed = Assert.IsType<NameVerificationInfoData.Standing>(Read(1000, info, $"""
            <nv:infData {Nv}><nv:signedCode><nv:code type="domain">1-abc123</nv:code><nv:status s="pendingCompliant"/></nv:signedCode></nv:infData>
            """).Data);

        Assert.Equal((NameVerificationStatus.PendingCompliant, null), (signed.Status, signed.SignedCode));
    }

    [Fact]
    public void An_info_shows_what_was_submitted_and_its_text_shows_nobody()
    {
        var info = new NameVerificationInfo("1-abc123", NameVerificationInfoType.Input);
        var response = Read(1000, info, $"""
            <nv:infData {Nv}><nv:input><nv:rnv role="org"><nv:name>John Xie</nv:name><nv:num>1234567890</nv:num><nv:proofType>poe</nv:proofType>
            <nv:document><nv:fileType>jpg</nv:fileType><nv:fileContent>EABQRAQAAAAAAAAAAAAAAAAAAAAD</nv:fileContent></nv:document></nv:rnv>
            <nv:authInfo><nv:pw>2fooBAR</nv:pw></nv:authInfo></nv:input></nv:infData>
            """);

        var subject = Assert.IsType<RealNameSubject>(Assert.IsType<NameVerificationInfoData.Submitted>(response.Data).Subject);
        Assert.Equal((NameVerificationRole.Organization, "John Xie", "1234567890", NameVerificationProof.Enterprise), (subject.Role, subject.Name, subject.Number, subject.Proof));
        Assert.Equal(21, Assert.Single(subject.Documents).Content.Length);
        Assert.DoesNotContain("John Xie", response.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", $"{subject} {new NameVerificationCreate(subject, EppAuthInfo.Password("2fooBAR"))}", StringComparison.Ordinal);
        Assert.DoesNotContain("2fooBAR", response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submitted_label_is_read_with_its_real_name_code() => Assert.Equal(
        new DomainNameSubject("example", "1-abc123"),
        Assert.IsType<NameVerificationInfoData.Submitted>(Read(1000, new NameVerificationInfo("1-d", NameVerificationInfoType.Input), $"""
            <nv:infData {Nv}><nv:input><nv:dnv><nv:name>example</nv:name><nv:rnvCode>1-abc123</nv:rnvCode></nv:dnv></nv:input></nv:infData>
            """).Data).Subject);

    [Theory]
    [InlineData("compliant", NameVerificationStatus.Compliant)]
    [InlineData("nonCompliant", NameVerificationStatus.NonCompliant)]
    public void A_decision_comes_as_a_message(string word, NameVerificationStatus status)
    {
        var response = Read(1301, new PollRequest(), $"""
            <nv:panData {Nv}><nv:code type="domain">1-abc123</nv:code><nv:paStatus s="{word}"/><nv:msg>The object was decided.</nv:msg><nv:paDate>2026-09-04T22:00:00.0Z</nv:paDate></nv:panData>
            """);

        Assert.Equal(
            new NameVerificationDecision(new NameVerificationCode("domain", "1-abc123"), status, "The object was decided.", new DateTimeOffset(2026, 9, 4, 22, 0, 0, TimeSpan.Zero)),
            response.Data!.Item<NameVerificationDecision>());
    }

    [Theory]
    [InlineData("1-abc111", true)]
    [InlineData("007-A", true)]
    [InlineData("1-", false)]
    [InlineData("-abc", false)]
    [InlineData("abc", false)]
    [InlineData("a-abc", false)]
    [InlineData("1-abc 111", false)]
    [InlineData("1-abc-1", false)]
    [InlineData("１-abc", false)]
    [InlineData("1-äbc", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_code_is_digits_a_hyphen_and_letters_or_digits(string? value, bool valid) => Assert.Equal(valid, NameVerificationCode.IsValue(value));

    [Fact]
    public void What_breaks_the_schema_is_not_sent() => Assert.All<EppCommand>(
        [
            new NameVerificationCheck(),
            new NameVerificationCheck(""),
            new NameVerificationInfo("abc", NameVerificationInfoType.Input),
            new NameVerificationUpdate("1-", EppAuthInfo.None),
            new NameVerificationCreate(new DomainNameSubject("a", "b"), EppAuthInfo.None),
            new NameVerificationCreate(new DomainNameSubject(" a"), EppAuthInfo.None),
            new NameVerificationCreate(new RealNameSubject { Role = NameVerificationRole.Person, Name = "a\nb", Number = "1", Proof = NameVerificationProof.Other }, EppAuthInfo.None),
        ],
        command => Assert.Throws<EppInvalidCommandException>(() => EppFrameText.Command(command, "ABC-12345")));

    private static string Success(string encoded) => $"""
        <nv:creData {Nv}><nv:success><nv:code type="domain">1-abc111</nv:code><nv:status s="compliant"/><nv:crDate>2026-09-17T22:00:00.0Z</nv:crDate><nv:encodedSignedCode>{encoded}</nv:encodedSignedCode></nv:success></nv:creData>
        """;

    private static EppResponse<TData> Read<TData>(int code, EppCommand<TData> command, string data, bool valid = true)
        where TData : class
    {
        var queue = code == 1301 ? "<msgQ count=\"5\" id=\"12345\"><qDate>2026-09-04T22:01:00.0Z</qDate><msg>Pending action completed.</msg></msgQ>" : "";
        var xml = Answers.Response(code, "ABC-12345", $"{queue}<resData>{data}</resData>");
        if (valid)
            Schemas.AssertValid(xml);

        return EppResponseReader.Read(Encoding.UTF8.GetBytes(xml), command, EppVocabulary.Standard);
    }
}
