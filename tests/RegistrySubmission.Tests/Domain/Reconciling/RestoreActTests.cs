using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class RestoreActTests
{
    private static readonly DateTimeOffset DeletedAt = Given.Now.AddDays(-10);

    private readonly RestoreAct _act = new();
    private readonly OperationState _order = Given.Order(OperationKind.Restore, new Intent.Restore(Given.Decision, "deleted by mistake"));

    private static DomainState Deleted => Given.Domain with { Status = DomainStatus.Redemption, DeletedAt = DeletedAt };

    [Theory]
    [InlineData(DomainStatus.Redemption, 3, "Go")]
    [InlineData(DomainStatus.Redemption, 4, "DecisionStale")]
    [InlineData(DomainStatus.PendingDelete, 3, "PastRedemption")]
    [InlineData(DomainStatus.Registered, 3, "NotDeleted")]
    [InlineData(DomainStatus.Ended, 3, "DomainEnded")]
    public void Begins_only_in_redemption_and_on_what_was_decided_on(DomainStatus status, long version, string start)
    {
        var domain = Deleted with { Status = status, RecordVersion = version };

        Assert.Equal(start, Given.CodeOf(_act.Admit(_order, domain, Given.Now)));
    }

    [Theory]
    [InlineData("redemptionPeriod", "RequestRestore")]
    [InlineData("pendingRestore", "ReportRestore")]
    [InlineData("pendingDelete", "PastRedemption")]
    public void Sends_what_the_registry_waits_for(string grace, string move)
    {
        Assert.Equal(move, Given.CodeOf(_act.Next(_order, Deleted.Opened(), Given.SeenDeleted(grace), Given.Now)));
    }

    [Fact]
    public void Asks_for_no_money_when_the_registry_shows_another_date_than_the_decision()
    {
        var seen = Given.SeenDeleted("redemptionPeriod") with { ExpiresAt = Given.Expires.AddYears(1) };

        Assert.Equal("DecisionStale", Given.CodeOf(_act.Next(_order, Deleted.Opened(), seen, Given.Now)));
    }

    [Fact]
    public void Reports_when_it_was_deleted_and_when_the_request_was_sent()
    {
        var requestedAt = Given.Now.AddHours(-1);
        var seen = Given.SeenDeleted("pendingRestore") with { UpdatedAt = requestedAt, UpdatedByUs = true };

        var report = Assert.IsType<RegistryCommand.ReportRestore>(
            Assert.IsType<Move.Send>(_act.Next(_order, Deleted.Opened(1), seen, Given.Now)).Command);

        Assert.Equal((DeletedAt, requestedAt), (report.DeletedAt, report.RestoredAt));
        Assert.Equal("deleted by mistake", report.Because);
        Assert.Contains("ns1.example.net", report.Before, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_its_intent_where_the_registry_does_not_show_the_request()
    {
        var seen = Given.SeenDeleted("pendingRestore") with { UpdatedAt = DeletedAt, UpdatedByUs = false };

        var report = Assert.IsType<RegistryCommand.ReportRestore>(
            Assert.IsType<Move.Send>(_act.Next(_order, Deleted.Opened(1), seen, Given.Now)).Command);

        Assert.Equal(Given.IntendedAt, report.RestoredAt);
    }

    [Fact]
    public void Is_done_when_the_registry_shows_it_in_service_again()
    {
        var seen = Given.Seen with { ExpiresAt = Given.Expires.AddYears(1), Statuses = ["clientHold"] };

        var done = Assert.IsType<Move.Done>(_act.Next(_order, Deleted.Opened(2), seen, Given.Now));

        var restored = Assert.IsType<DomainRestored>(done.Conclusion.Answer.Message);
        Assert.Equal((DomainStatus.Registered, Given.Expires.AddYears(1), 4),
            (restored.Domain.Status, restored.Domain.ExpiresAt, restored.Domain.Version));
        Assert.True(done.Conclusion.Domain.HeldAtRegistry);
        Assert.Null(done.Conclusion.Domain.DeletedAt);
    }

    [Fact]
    public void Ends_when_the_name_is_gone()
    {
        Assert.Equal("DomainEnded", Given.CodeOf(_act.Next(_order, Deleted.Opened(), new RegistryView.Absent(), Given.Now)));
    }

    [Theory]
    // Registry's date and paid time before, what the registry shows afterwards, paid time after.
    [InlineData(0, 0, 365, 365)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(365, 0, 365, 0)]
    [InlineData(0, 730, 365, 730)]
    public void A_year_that_the_restore_brought_is_paid_with_it(int before, int paid, int after, int paidAfter)
    {
        var domain = Deleted with { ExpiresAt = Given.Expires.AddDays(before), PaidUntil = Given.Expires.AddDays(paid) };
        var seen = Given.Seen with { ExpiresAt = Given.Expires.AddDays(after) };

        var done = Assert.IsType<Move.Done>(_act.Next(_order, domain.Opened(1), seen, Given.Now));

        Assert.Equal(Given.Expires.AddDays(paidAfter), done.Conclusion.Domain.PaidUntil);
    }

    [Fact]
    public void A_request_that_lapsed_for_want_of_a_report_is_not_paid_a_second_time()
    {
        var reporting = Assert.IsType<Move.Send>(_act.Next(_order, Deleted.Opened(1), Given.SeenDeleted("pendingRestore"), Given.Now));
        var lapsed = reporting.Noting!(Deleted.Opened(1));

        Assert.Equal("RestoreReportOverdue", Given.CodeOf(_act.Next(_order, lapsed, Given.SeenDeleted("redemptionPeriod"), Given.Now)));
        var ordered = lapsed with { Open = lapsed.Open! with { IntendedAt = Given.Now.AddDays(8) } };
        Assert.Equal("RequestRestore", Given.CodeOf(_act.Next(_order, ordered, Given.SeenDeleted("redemptionPeriod"), Given.Now.AddDays(8))));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_the_deletion_put_aside_is_forgotten_only_where_the_registry_still_has_it(bool isThere, bool isForgotten)
    {
        var snapshot = new DelegationSnapshot { Id = "d-1", TakenAt = DeletedAt, ByDeletion = true, NameServers = Given.Servers, DelegationSigners = [] };
        var seen = isThere ? Given.Seen : Given.Seen with { NameServers = [] };

        var done = Assert.IsType<Move.Done>(_act.Next(_order, (Deleted with { Snapshot = snapshot }).Opened(1), seen, Given.Now));

        Assert.Equal(isForgotten, done.Conclusion.Domain.Snapshot is null);
    }
}
