using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class AttachActTests
{
    private static readonly AttachAct Act = new();

    [Theory]
    [InlineData("", "domain:1-a", "domain:1-a")]
    [InlineData("domain:1-a", "domain:1-a", "")]
    [InlineData("domain:1-a", "domain:1-b", "domain:1-b")]
    [InlineData("domain:1-a", "domain:1-a real-name:1-r", "real-name:1-r")]
    [InlineData("real-name:1-a", "domain:1-a", "domain:1-a")]
    public void Sends_the_codes_that_the_registry_does_not_show(string shown, string wanted, string sent)
    {
        var move = Act.Next(Order(wanted), Given.Domain.Opened(), Seen(shown), Given.Now);

        if (sent.Length == 0)
            Assert.IsType<VerificationCodesAttached>(Assert.IsType<Move.Done>(move).Conclusion.Answer.Message);
        else
            Assert.Equal(sent, Text(Assert.IsType<RegistryCommand.Attach>(Assert.IsType<Move.Send>(move).Command).Codes));
    }

    [Fact]
    public void Takes_over_what_the_registry_shows_beside_the_codes()
    {
        var held = Given.Domain with { RegistryHold = true };

        var done = Assert.IsType<Move.Done>(Act.Next(Order("domain:1-a"), held.Opened(1), Seen("domain:1-a"), Given.Now));

        var attached = Assert.IsType<VerificationCodesAttached>(done.Conclusion.Answer.Message).Domain;
        Assert.Equal((false, 4, VerificationStatus.PendingCompliance), (attached.RegistryHold, attached.Version, attached.Verification!.Status));
        Assert.Equal(Given.Now.AddDays(5), Assert.Single(attached.Verification.Missing).DueAt);
    }

    [Fact]
    public void Attaches_nothing_where_the_registry_asks_for_nothing()
    {
        var notApplicable = Seen("") with
        {
            Verification = new ShownVerification(
                new VerificationState { Status = VerificationStatus.NotApplicable, Missing = [], Attached = [] }, new HashSet<(string, string)>()),
        };
        Assert.Equal("VerificationNotAsked", Given.CodeOf(Act.Next(Order("domain:1-a"), Given.Domain.Opened(), notApplicable, Given.Now)));
        Assert.Equal("VerificationNotAsked", Given.CodeOf(Act.Next(Order("domain:1-a"), Given.Domain.Opened(), Given.Seen, Given.Now)));
    }

    [Theory]
    [InlineData(DomainStatus.Registered, "Go")]
    [InlineData(DomainStatus.Redemption, "NotChangeable")]
    [InlineData(DomainStatus.Pending, "Wait")]
    public void Attaches_to_a_registered_domain_only(DomainStatus status, string start) =>
        Assert.Equal(start, Given.CodeOf(Act.Admit(Order("domain:1-a"), Given.Domain with { Status = status }, Given.Now)));

    private static OperationState Order(string codes) =>
        Given.Order(OperationKind.AttachVerificationCodes, new Intent.Attach([.. Codes(codes)]));

    private static IEnumerable<SignedCode> Codes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(code => code.Split(':')).Select(parts => new SignedCode(parts[0], parts[1], "QUJD"));

    private static string Text(IEnumerable<SignedCode> codes) => string.Join(' ', codes.Select(code => $"{code.Type}:{code.Code}"));

    private static RegistryView.Present Seen(string shown) => Given.Seen with
    {
        Verification = new ShownVerification(
            new VerificationState
            {
                Status = VerificationStatus.PendingCompliance,
                Missing = [new MissingCode { Type = "other", DueAt = Given.Now.AddDays(5) }],
                Attached = [],
            },
            Codes(shown).Select(code => (code.Type, code.Code)).ToHashSet()),
    };
}
