using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class DeletionActTests
{
    private readonly DeletionAct _act = new();
    private readonly OperationState _order = Given.Order(OperationKind.Delete, new Intent.Delete(Given.Decision));

    public static TheoryData<string, long, DateTimeOffset, DateTimeOffset?> Decisions { get; } = new()
    {
        { "Go", 3, Given.Expires, Given.Expires },
        { "Go", 3, Given.Expires.AddMilliseconds(400), Given.Expires.AddMilliseconds(-400) },
        { "DecisionStale", 2, Given.Expires, Given.Expires },
        { "DecisionStale", 4, Given.Expires, Given.Expires },
        { "DecisionStale", 3, Given.Expires.AddYears(1), Given.Expires },
        { "DecisionStale", 3, Given.Expires, Given.Expires.AddYears(-1) },
        { "DecisionStale", 3, Given.Expires, null },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Begins_only_on_what_was_decided_on(string start, long version, DateTimeOffset expires, DateTimeOffset? paidUntil)
    {
        var order = Given.Order(OperationKind.Delete, new Intent.Delete(new DecidedOn(version, expires, paidUntil)));

        Assert.Equal(start, Given.CodeOf(_act.Admit(order, Given.Domain, Given.Now)));
    }

    [Theory]
    [InlineData(DomainStatus.Redemption, "AlreadyDeleted")]
    [InlineData(DomainStatus.PendingDelete, "AlreadyDeleted")]
    [InlineData(DomainStatus.Ended, "DomainEnded")]
    [InlineData(DomainStatus.Pending, "Wait")]
    public void Deletes_once(DomainStatus status, string start)
    {
        Assert.Equal(start, Given.CodeOf(_act.Admit(_order, Given.Domain with { Status = status }, Given.Now)));
    }

    [Fact]
    public void Sends_the_deletion_when_the_registry_shows_what_was_decided_on()
    {
        Assert.Equal("Delete", Given.CodeOf(_act.Next(_order, Given.Domain.Opened(), Given.Seen, Given.Now)));
    }

    [Fact]
    public void Yields_to_a_renewal_that_only_the_registry_knows_of()
    {
        var renewed = Given.Seen with { ExpiresAt = Given.Expires.AddYears(1) };

        Assert.Equal("DecisionStale", Given.CodeOf(_act.Next(_order, Given.Domain.Opened(), renewed, Given.Now)));
    }

    [Fact]
    public void Frees_the_name_when_the_registry_purged_it_at_once()
    {
        var done = Assert.IsType<Move.Done>(_act.Next(_order, Given.Domain.Opened(1), new RegistryView.Absent(), Given.Now));

        Assert.Null(done.Conclusion.Domain.LivingName);
        var deleted = Assert.IsType<DomainDeleted>(done.Conclusion.Answer.Message);
        Assert.Equal((DomainStatus.Ended, 4), (deleted.Domain.Status, deleted.Domain.Version));
    }

    [Fact]
    public void Claims_no_deletion_that_it_did_not_send()
    {
        Assert.Equal("DomainEnded", Given.CodeOf(_act.Next(_order, Given.Domain.Opened(), new RegistryView.Absent(), Given.Now)));
    }

    [Theory]
    [InlineData("redemptionPeriod", DomainStatus.Redemption)]
    [InlineData("pendingDelete", DomainStatus.PendingDelete)]
    [InlineData("", DomainStatus.Redemption)]
    public void Tells_redemption_from_the_end_that_cannot_be_turned(string grace, DomainStatus status)
    {
        var seen = Given.SeenDeleted(grace.Length == 0 ? [] : [grace]);

        var done = Assert.IsType<Move.Done>(_act.Next(_order, Given.Domain.Opened(1), seen, Given.Now));

        Assert.Equal(status, Assert.IsType<DomainDeleted>(done.Conclusion.Answer.Message).Domain.Status);
        Assert.Equal(Given.Domain.Name, done.Conclusion.Domain.LivingName);
        Assert.Equal(Given.Now, done.Conclusion.Domain.DeletedAt);
    }

    [Fact]
    public void Records_the_date_to_which_the_registry_takes_back_a_year_in_its_grace()
    {
        var seen = Given.SeenDeleted("redemptionPeriod") with { ExpiresAt = Given.Expires.AddYears(-1) };

        var done = Assert.IsType<Move.Done>(_act.Next(_order, Given.Domain.Opened(1), seen, Given.Now));

        Assert.Equal(Given.Expires.AddYears(-1), Assert.IsType<DomainDeleted>(done.Conclusion.Answer.Message).Domain.ExpiresAt);
    }
}
