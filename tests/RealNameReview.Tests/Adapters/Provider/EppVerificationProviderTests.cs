using System.Text;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Codes;
using DomainWorkers.VspSimulator;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Provider;

public sealed class EppVerificationProviderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_is_verified_at_once_with_a_code_that_was_checked()
    {
        await using var rig = await ProviderRig.Start();

        var verified = Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Submit(ProviderRig.Label("xn--fsqu00a"), Cancellation));

        Assert.Equal("domain", verified.CodeType);
        Assert.Matches("^1-[0-9A-Za-z]+$", verified.CodeToken);
        Assert.Equal(verified.CodeToken, verified.ProviderReference);
        Assert.Contains($">{verified.CodeToken}<", Encoding.UTF8.GetString(Convert.FromBase64String(verified.SignedCode)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_verified_and_the_code_opens_a_restricted_label()
    {
        await using var rig = await ProviderRig.Start();

        var person = Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Submit(ProviderRig.Person(), Cancellation));
        Assert.Equal("real-name", person.CodeType);

        Assert.IsType<ProviderAnswer.Refused>(await rig.Provider.Submit(ProviderRig.Label("beijing"), Cancellation));
        Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Submit(ProviderRig.Label("beijing", "review-3", person.CodeToken), Cancellation));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2004)]
    public async Task A_refusal_brings_the_providers_words_however_it_is_coded(int refusalCode)
    {
        await using var rig = await ProviderRig.Start(options => options with { RefusalCode = refusalCode });

        var refused = Assert.IsType<ProviderAnswer.Refused>(await rig.Provider.Submit(ProviderRig.Label("prohibited-one"), Cancellation));

        Assert.Equal(0, refused.Code);
        Assert.Equal("In the prohibited list.", refused.Text.Reveal());
    }

    [Theory]
    [InlineData("待审", true)]
    [InlineData("待拒", false)]
    public async Task What_is_pending_is_announced_by_a_message_and_then_asked_for(string mark, bool passes)
    {
        await using var rig = await ProviderRig.Start();
        var request = ProviderRig.Person(name: $"张{mark}");
        var pending = Assert.IsType<ProviderAnswer.Pending>(await rig.Provider.Submit(request, Cancellation));
        var question = Real(request.TransactionId, pending.ProviderReference);

        Assert.Empty(await rig.Provider.Poll(Cancellation));
        Assert.Equal(pending, await rig.Provider.Ask(question, Cancellation));

        rig.Clock.Advance(TimeSpan.FromHours(2));
        var notice = Assert.Single(await rig.Provider.Poll(Cancellation));
        Assert.Equal((null, pending.ProviderReference), (notice.TransactionId, notice.ProviderReference));
        // Asked again it is the same one: only the acknowledgement takes it off.
        Assert.Equal(notice, Assert.Single(await rig.Provider.Poll(Cancellation)));

        var answer = await rig.Provider.Ask(question, Cancellation);
        if (passes)
            Assert.Equal(pending.ProviderReference, Assert.IsType<ProviderAnswer.Verified>(answer).CodeToken);
        else
            Assert.NotEmpty(Assert.IsType<ProviderAnswer.Refused>(answer).Text.Reveal());

        await rig.Provider.Acknowledge(notice.MessageId, Cancellation);
        await rig.Provider.Acknowledge(notice.MessageId, Cancellation);
        Assert.Empty(await rig.Provider.Poll(Cancellation));
        Assert.Equal(1, rig.Server.Ledger.Entries.Count(entry => entry.Kind == "submitted"));
    }

    [Fact]
    public async Task A_refusal_is_known_to_a_process_that_never_saw_its_message()
    {
        await using var rig = await ProviderRig.Start();
        var request = ProviderRig.Person(name: "张待拒");
        var pending = Assert.IsType<ProviderAnswer.Pending>(await rig.Provider.Submit(request, Cancellation));
        rig.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, Assert.IsType<ProviderAnswer.Refused>(await rig.Connect().Ask(Real(request.TransactionId, pending.ProviderReference), Cancellation)).Code);
    }

    [Fact]
    public async Task A_decision_whose_message_is_lost_is_found_by_asking()
    {
        await using var rig = await ProviderRig.Start();
        var request = ProviderRig.Person(name: "张无信");
        var pending = Assert.IsType<ProviderAnswer.Pending>(await rig.Provider.Submit(request, Cancellation));
        rig.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Empty(await rig.Provider.Poll(Cancellation));
        Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Ask(Real(request.TransactionId, pending.ProviderReference), Cancellation));
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop)]
    [InlineData(FaultAction.DropBeforeExecuting)]
    [InlineData(FaultAction.TruncateAnswer)]
    [InlineData(FaultAction.HugeLength)]
    [InlineData(FaultAction.WrongClientTransactionId)]
    [InlineData(FaultAction.ExecuteThenHalfOpen)]
    [InlineData(FaultAction.ExecuteThenFail2400)]
    [InlineData(FaultAction.Fail2500)]
    public async Task A_lost_answer_is_unknown_and_nothing_is_submitted_again(FaultAction fault)
    {
        await using var rig = await ProviderRig.Start();
        var provider = rig.Connect(options => options.CommandTimeout = TimeSpan.FromMilliseconds(500));
        rig.Server.Faults.Add(new FaultRule(fault) { Command = "nv:create-*", Next = 1 });

        Assert.IsType<ProviderAnswer.Unknown>(await provider.Submit(ProviderRig.Label("example"), Cancellation));
        Assert.IsType<ProviderAnswer.Unknown>(await provider.Ask(ProviderRig.Question("review-1", null, "example", TimeProvider.System.GetUtcNow()), Cancellation));

        Assert.True(rig.Server.Ledger.Entries.Count(entry => entry.Kind == "submitted") <= 1);
        Assert.Equal(0, rig.Server.Ledger.DoubleSubmissions);
    }

    [Fact]
    public async Task A_lost_answer_is_settled_by_the_decision_that_carries_our_password()
    {
        await using var rig = await ProviderRig.Start();
        // Another one of ours is decided too: the password tells them apart.
        Assert.IsType<ProviderAnswer.Pending>(await rig.Provider.Submit(ProviderRig.Person("review-9", "李待审", "110101199003071073"), Cancellation));
        rig.Server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "nv:create-rnv", Next = 1 });
        Assert.IsType<ProviderAnswer.Unknown>(await rig.Provider.Submit(ProviderRig.Person("review-2", "张待审"), Cancellation));
        rig.Clock.Advance(TimeSpan.FromHours(2));

        for (var message = 0; message < 2; message++)
            await rig.Provider.Acknowledge(Assert.Single(await rig.Provider.Poll(Cancellation)).MessageId, Cancellation);

        var verified = Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Ask(Real("review-2", null, TimeProvider.System.GetUtcNow()), Cancellation));
        var other = Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Ask(Real("review-9", null, TimeProvider.System.GetUtcNow()), Cancellation));
        Assert.NotEqual(verified.CodeToken, other.CodeToken);
        Assert.IsType<ProviderAnswer.Unknown>(await rig.Provider.Ask(Real("review-7", null, TimeProvider.System.GetUtcNow()), Cancellation));
        Assert.IsType<ProviderAnswer.Unknown>(await rig.Provider.Ask(Real("review-7", verified.CodeToken), Cancellation));
    }

    [Fact]
    public async Task A_lost_answer_for_a_prohibited_label_is_a_refusal_all_the_same()
    {
        await using var rig = await ProviderRig.Start();
        rig.Server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "nv:create-*", Next = 1 });
        Assert.IsType<ProviderAnswer.Unknown>(await rig.Provider.Submit(ProviderRig.Label("prohibited-two"), Cancellation));

        Assert.IsType<ProviderAnswer.Refused>(await rig.Provider.Ask(ProviderRig.Question("review-1", null, "prohibited-two", TimeProvider.System.GetUtcNow()), Cancellation));
    }

    [Theory]
    [InlineData(FaultAction.SignUnknown, CodeFlaws.ChainUntrusted)]
    [InlineData(FaultAction.SignExpired, CodeFlaws.CertificateExpired)]
    [InlineData(FaultAction.SignRevoked, CodeFlaws.CertificateRevoked)]
    [InlineData(FaultAction.SignWrapped, CodeFlaws.ShapeRefused)]
    [InlineData(FaultAction.SignOther, CodeFlaws.CodeDiffers)]
    [InlineData(FaultAction.SignOtherType, CodeFlaws.TypeDiffers)]
    [InlineData(FaultAction.SignTampered, CodeFlaws.CodeDiffers)]
    [InlineData(FaultAction.SignWeak, CodeFlaws.SignatureAlgorithmRefused)]
    [InlineData(FaultAction.NoSignature, CodeFlaws.ShapeRefused)]
    public async Task A_code_that_must_not_be_believed_is_named_as_such_and_its_reference_kept(FaultAction fault, string flaw)
    {
        await using var rig = await ProviderRig.Start();
        rig.Server.Faults.Add(new FaultRule(fault) { Command = "nv:create-*", Next = 1 });

        var untrusted = Assert.IsType<ProviderAnswer.Untrusted>(await rig.Provider.Submit(ProviderRig.Label("example"), Cancellation));
        Assert.Equal(flaw, untrusted.Why);

        // Asked again the provider signs as it should.
        Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Ask(ProviderRig.Question("review-1", untrusted.ProviderReference), Cancellation));
    }

    [Fact]
    public async Task A_signer_that_is_revoked_while_we_run_is_not_believed_any_more()
    {
        await using var rig = await ProviderRig.Start(ownKeys: true);
        var first = Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Submit(ProviderRig.Label("example"), Cancellation));
        var verifier = new SignedCodeVerifier(new SignerTrustFiles(rig.Path("signers.pem"), rig.Path("revocations.pem")), "1", TimeProvider.System);
        Assert.IsType<SignedCodeReading.Trusted>(verifier.Read(first.SignedCode, "domain", first.CodeToken));

        rig.Server.Desk.RevokeSigner();
        rig.WriteRevocations();

        Assert.Equal(new SignedCodeReading.Refused(CodeFlaws.CertificateRevoked), verifier.Read(first.SignedCode, "domain", first.CodeToken));
        // The provider signs anew with its new key.
        Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Ask(ProviderRig.Question("review-1", first.ProviderReference), Cancellation));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_busy_and_nothing_was_submitted()
    {
        await using var rig = await ProviderRig.Start();
        await rig.Server.Down();

        Assert.IsType<ProviderAnswer.Busy>(await rig.Provider.Submit(ProviderRig.Label("example"), Cancellation));
        Assert.Empty(await rig.Provider.Poll(Cancellation));
        await rig.Provider.Acknowledge("1", Cancellation);
        Assert.Equal(0, rig.Server.Ledger.Count);
    }

    [Fact]
    public async Task What_only_an_operator_can_mend_is_broken()
    {
        await using var rig = await ProviderRig.Start();

        Assert.IsType<ProviderAnswer.Broken>(await rig.Connect(options => options.Password = "wrong-pw").Submit(ProviderRig.Label("example"), Cancellation));
        Assert.IsType<ProviderAnswer.Broken>(await rig.Connect(options => options.ServerName = "other.example").Submit(ProviderRig.Label("example"), Cancellation));
        Assert.IsType<ProviderAnswer.Broken>(await rig.Connect(options => options.Authority = rig.Path("signers.pem")).Submit(ProviderRig.Label("example"), Cancellation));
        Assert.Equal(0, rig.Server.Ledger.Count);
    }

    [Theory]
    [InlineData(FaultAction.OutOfCredit)]
    [InlineData(FaultAction.SessionLimit)]
    public async Task What_passes_by_itself_is_busy(FaultAction fault)
    {
        await using var rig = await ProviderRig.Start();
        rig.Server.Faults.Add(new FaultRule(fault) { Command = "nv:create-*", Next = 1 });

        Assert.IsType<ProviderAnswer.Busy>(await rig.Provider.Submit(ProviderRig.Label("example"), Cancellation));
        Assert.IsType<ProviderAnswer.Verified>(await rig.Provider.Submit(ProviderRig.Label("example"), Cancellation));
        Assert.Equal(0, rig.Server.Ledger.DoubleSubmissions);
    }

    [Fact]
    public async Task What_the_mapping_cannot_say_is_refused_without_a_word_to_the_provider()
    {
        await using var rig = await ProviderRig.Start();

        Assert.Equal(2005, Assert.IsType<ProviderAnswer.Refused>(await rig.Provider.Submit(ProviderRig.Person(mediaType: "image/webp"), Cancellation)).Code);
        Assert.Equal(2005, Assert.IsType<ProviderAnswer.Refused>(await rig.Provider.Submit(ProviderRig.Person(name: "张\n三"), Cancellation)).Code);
        Assert.Equal(0, rig.Server.Connections);
    }

    [Fact]
    public async Task A_message_about_something_else_can_be_taken_off_the_queue()
    {
        await using var rig = await ProviderRig.Start();
        rig.Server.Desk.Queue("registrar", "The office is closed.", "<x xmlns='urn:example:never-heard-of'/>");

        var notice = Assert.Single(await rig.Provider.Poll(Cancellation));
        await rig.Provider.Acknowledge(notice.MessageId, Cancellation);

        Assert.Null(notice.ProviderReference);
        Assert.Empty(rig.Server.Messages("registrar"));
    }

    [Fact]
    public async Task Nothing_of_a_person_stands_in_the_log_whatever_happens()
    {
        await using var rig = await ProviderRig.Start(options => options with { RefusalCode = 2004 });
        foreach (var fault in new[] { FaultAction.Refuse, FaultAction.ExecuteThenDrop, FaultAction.SignTampered, FaultAction.Fail2400 })
        {
            rig.Server.Faults.Add(new FaultRule(fault) { Command = "nv:create-*", Next = 1 });
            await rig.Provider.Submit(ProviderRig.Person($"review-{fault}"), Cancellation);
        }

        Assert.NotEmpty(rig.Log.Text);
        Assert.DoesNotContain("张三", rig.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ProviderRig.Number, rig.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("registrar-pw", rig.Log.Text, StringComparison.Ordinal);
    }

    private static VerificationQuestion Real(string id, string? code, DateTimeOffset? endedAt = null) =>
        new(VerificationKind.RealName, id, code, null, endedAt);
}
