using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

/// <summary>What a person's decision comes to, once the registry was asked; every pair of the two.</summary>
public sealed class DecisionRulesTests
{
    private static readonly Verdict.Done Proven = new(null, Situations.Expires);
    private static readonly Verdict.Done Vouched = new(null, Situations.Expires.AddYears(7));

    public static TheoryData<OperationDecision?, string, string> Pairs => new()
    {
        { null, "Done", "proven" }, { null, "NotDone", "NotDone" }, { null, "StillPending", "StillPending" }, { null, "Refused", "NameTaken" },
        { null, "CannotTell", "CannotTell" }, { null, "RecordBehind", "RecordBehind" },
        { OperationDecision.Done, "Done", "proven" }, { OperationDecision.Done, "StillPending", "StillPending" },
        { OperationDecision.Done, "CannotTell", "vouched" }, { OperationDecision.Done, "NotDone", "vouched" },
        { OperationDecision.Done, "Refused", "vouched" }, { OperationDecision.Done, "RecordBehind", "vouched" },
        { OperationDecision.NotDone, "Done", "proven" }, { OperationDecision.NotDone, "StillPending", "RegistryStillDecides" },
        { OperationDecision.NotDone, "CannotTell", "DecidedNotDone" }, { OperationDecision.NotDone, "NotDone", "DecidedNotDone" },
        { OperationDecision.NotDone, "Refused", "NameTaken" }, { OperationDecision.NotDone, "RecordBehind", "DecidedNotDone" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_proven_outweighs_what_is_said(OperationDecision? decision, string verdict, string expected) =>
        Assert.Equal(expected, Name(DecisionRules.Weigh(decision, Of(verdict), Vouched)));

    [Theory]
    [InlineData("CannotTell")]
    [InlineData("NotDone")]
    [InlineData("Refused")]
    public void Done_that_the_registry_cannot_show_contradicts(string verdict) =>
        Assert.Equal("RegistryShowsOtherwise", Name(DecisionRules.Weigh(OperationDecision.Done, Of(verdict), shown: null)));

    [Fact]
    public void Somebody_elses_domain_is_not_vouched_for()
    {
        var operation = Situations.Renewal();
        var domain = Situations.Registered().Opened(operation);
        var act = new RenewalAct();
        Assert.Null(act.Shown(operation, domain, null));
        Assert.Null(act.Shown(operation, domain, Situations.Seen(Situations.Expires.AddYears(1)) with { Ours = false }));
        Assert.Null(act.Shown(operation, domain, Situations.Seen(Situations.Expires)));
        Assert.Null(act.Shown(operation, domain, Situations.Seen(Situations.Expires.AddYears(-1))));
        Assert.Equal(Situations.Expires.AddYears(5), act.Shown(operation, domain, Situations.Seen(Situations.Expires.AddYears(5)))!.ExpiresAt);
        Assert.Null(new RegistrationAct().Shown(Situations.Registration(), domain, Situations.Seen() with { Statuses = ["pendingCreate"] }));
    }

    [Theory]
    [InlineData(OperationProgress.Accepted)]
    [InlineData(OperationProgress.WaitingForRegistry)]
    [InlineData(OperationProgress.WaitingForCredit)]
    [InlineData(OperationProgress.WaitingForOther)]
    public void What_goes_on_by_itself_is_not_decided(OperationProgress progress)
    {
        var operation = Situations.Renewal() with { Progress = progress };
        var taken = DecisionRules.Take(
            operation, Situations.Registered().Opened(operation), Command(operation), TimeSpan.FromDays(14), Situations.Now, Situations.Now);
        Assert.Equal("NothingToDecide", Assert.IsType<Intake.Refuse>(taken).Reason.Code);
    }

    [Fact]
    public void A_decision_that_lay_too_long_is_refused_and_the_same_id_with_other_content_too()
    {
        var operation = Situations.Renewal() with { Progress = OperationProgress.Parked };
        var domain = Situations.Registered().Opened(operation);
        var command = Command(operation) with { ClientTransactionId = domain.Open!.ClientTransactionId };
        var late = DecisionRules.Take(operation, domain, command, TimeSpan.FromDays(14), Situations.Now.AddDays(15), Situations.Now);
        Assert.Equal("TooOld", Assert.IsType<Intake.Refuse>(late).Reason.Code);

        var taken = Assert.IsType<Intake.Take>(DecisionRules.Take(operation, domain, command, TimeSpan.FromDays(14), Situations.Now, Situations.Now));
        Assert.Equal((OperationProgress.Unknown, Situations.Now), (taken.Operation.Progress, taken.Operation.Due));
        var other = DecisionRules.Take(
            taken.Operation, domain, command with { Decision = OperationDecision.NotDone }, TimeSpan.FromDays(14), Situations.Now, Situations.Now);
        Assert.Equal("IdempotencyKeyConflict", Assert.IsType<Intake.Refuse>(other).Reason.Code);
    }

    private static DecideOperation Command(OperationState operation) => new()
    {
        Account = operation.Account,
        RequestId = "decide-1",
        IssuedAt = Situations.Now,
        OrderId = operation.OrderId,
        Kind = operation.Kind,
        Decision = OperationDecision.Done,
        DecidedBy = "li.wei",
        Because = "ticket 117",
    };

    private static Verdict Of(string verdict) => verdict switch
    {
        "Done" => Proven,
        "NotDone" => new Verdict.NotDone(),
        "StillPending" => new Verdict.StillPending(),
        "Refused" => new Verdict.Refused(Refusals.NameTaken),
        "RecordBehind" => new Verdict.RecordBehind(Situations.Expires, 1),
        _ => new Verdict.CannotTell("As arranged."),
    };

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Done done => done == Proven ? "proven" : "vouched",
        Verdict.Refused refused => refused.Reason.Code,
        Verdict.Contradicted contradicted => contradicted.Reason.Code,
        _ => verdict.GetType().Name,
    };
}
