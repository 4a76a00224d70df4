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

    [Theory]
    [InlineData(-1, "DecisionStale")]
    [InlineData(0, "Go")]
    [InlineData(60, "Go")]
    public void Begins_only_while_the_decision_is_valid(int minutes, string start)
    {
        var order = Given.Order(OperationKind.Delete, new Intent.Delete(Given.Decision) { ValidUntil = Given.Now.AddMinutes(minutes) });

        Assert.Equal(start, Given.CodeOf(_act.Admit(order, Given.Domain, Given.Now)));
    }

    [Fact]
    public void Sends_nothing_more_once_the_decision_is_too_old_but_settles_what_was_sent()
    {
        var order = Given.Order(OperationKind.Delete, new Intent.Delete(Given.Decision) { ValidUntil = Given.Now.AddMinutes(-1) });

        Assert.Equal("DecisionStale", Given.CodeOf(_act.Next(order, Given.Domain.Opened(), Given.Seen, Given.Now)));
        Assert.IsType<Move.Done>(_act.Next(order, Given.Domain.Opened(1), Given.SeenDeleted("redemptionPeriod"), Given.Now));
    }

    [Fact]
    public void Keeps_the_delegation_for_the_way_back_and_takes_refunded_years_off_the_paid_time()
    {
        var signer = new DelegationSigner { KeyTag = 1, Algorithm = 13, DigestType = 2, Digest = new string('a', 64) };
        var domain = Given.Domain with { DelegationSigners = [signer], PaidUntil = Given.Expires.AddYears(1) };

        var done = Assert.IsType<Move.Done>(_act.Next(_order, domain.Opened(1), Given.SeenDeleted("redemptionPeriod"), Given.Now));

        Assert.Equal(Given.Expires, done.Conclusion.Domain.PaidUntil);
        var snapshot = done.Conclusion.Domain.Snapshot!;
        Assert.Equal(("o-1", true), (snapshot.Id, snapshot.ByDeletion));
        Assert.Equal(Given.Servers, snapshot.NameServers);
        Assert.Equal([signer], snapshot.DelegationSigners);
        Assert.Equal("o-1", Assert.IsType<DomainDeleted>(done.Conclusion.Answer.Message).Domain.SnapshotId);
    }

    [Fact]
    public void Keeps_the_snapshot_of_a_domain_that_was_parked()
    {
        var parked = Given.Domain with
        {
            Snapshot = new DelegationSnapshot { Id = "p-1", TakenAt = Given.Now, NameServers = ["ns1.tea.cn", "ns2.tea.cn"], DelegationSigners = [] },
        };

        var done = Assert.IsType<Move.Done>(_act.Next(_order, parked.Opened(1), Given.SeenDeleted("redemptionPeriod"), Given.Now));

        Assert.Equal(parked.Snapshot, done.Conclusion.Domain.Snapshot);
    }

    [Fact]
    public void Takes_hosts_below_the_domain_out_of_the_way_first()
    {
        const string host = "ns1.longjing-tea.cn";
        var domain = Given.Domain with { NameServers = [host, "ns2.example.net"], Glue = [new HostAddresses { Host = host, Addresses = ["192.0.2.1"] }] };
        var seen = Given.Seen with { NameServers = domain.NameServers };

        var first = Assert.IsType<RegistryCommand.Delegate>(Assert.IsType<Move.Send>(_act.Next(_order, domain.Opened(), seen, Given.Now)).Command);
        var bare = seen with { NameServers = ["ns2.example.net"] };
        var second = Assert.IsType<Move.Send>(_act.Next(_order, domain.Opened(1), bare, Given.Now)).Command;
        var proven = domain.Opened(2);
        proven = proven with { Open = proven.Open! with { Proven = [nameof(RegistryCommand.RemoveHosts)] } };
        var third = Assert.IsType<Move.Send>(_act.Next(_order, proven, bare, Given.Now)).Command;

        Assert.Equal([host], first.RemoveServers);
        Assert.Equal([host], Assert.IsType<RegistryCommand.RemoveHosts>(second).Hosts);
        Assert.IsType<RegistryCommand.Delete>(third);
        var after = _act.AfterRefusal(proven, Given.Now);
        Assert.Equal(domain.NameServers, after.Snapshot!.NameServers);
        Assert.Equal(domain.RecordVersion + 1, after.RecordVersion);
    }

    [Theory]
    [InlineData("serverDeleteProhibited")]
    [InlineData("clientDeleteProhibited")]
    public void Touches_nothing_of_a_domain_that_must_not_be_deleted(string status) =>
        Assert.Equal("RegistryStatusProhibits", Given.CodeOf(_act.Next(_order, Given.Domain.Opened(), Given.Seen with { Statuses = [status] }, Given.Now)));
}
