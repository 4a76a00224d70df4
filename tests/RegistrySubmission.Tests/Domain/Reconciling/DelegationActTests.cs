using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class DelegationActTests
{
    private static readonly DelegationSigner Signer = new() { KeyTag = 12345, Algorithm = 13, DigestType = 2, Digest = new string('a', 64) };
    private static readonly DelegationSigner Other = Signer with { KeyTag = 54321 };
    private static readonly IReadOnlyList<string> Parking = ["ns1.parking.example.net", "ns2.parking.example.net"];

    private static readonly DelegationSnapshot Snapshot = new()
    {
        Id = "park-1", TakenAt = Given.Now, NameServers = Given.Servers, DelegationSigners = [Signer],
    };

    private static DomainState Parked => Given.Domain with { NameServers = Parking, Snapshot = Snapshot };

    [Theory]
    [InlineData("a b", "a b", "", "")]
    [InlineData("a b", "A B", "", "")]
    [InlineData("a b", "b c", "a", "c")]
    [InlineData("", "a b", "", "a,b")]
    [InlineData("a b", "", "a,b", "")]
    public void Sends_the_difference_of_the_name_servers_and_nothing_else(string seen, string wanted, string removed, string added)
    {
        var order = Change([.. wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var view = Given.Seen with { NameServers = [.. seen.Split(' ', StringSplitOptions.RemoveEmptyEntries)] };

        var move = Act(OperationKind.ChangeNameServers).Next(order, Given.Domain.Opened(), view, Given.Now);

        if (removed.Length + added.Length == 0)
        {
            Assert.IsType<Move.Done>(move);
            return;
        }

        var sent = Assert.IsType<RegistryCommand.Delegate>(Assert.IsType<Move.Send>(move).Command);
        Assert.Equal(removed, string.Join(',', sent.RemoveServers));
        Assert.Equal(added, string.Join(',', sent.AddServers));
        Assert.Empty(sent.AddSigners);
        Assert.Empty(sent.RemoveSigners);
    }

    [Fact]
    public void Sends_the_difference_of_the_DS_records()
    {
        var move = Act(OperationKind.ChangeNameServers).Next(
            Change(Given.Servers, Other), Given.Domain.Opened(), Given.Seen with { DelegationSigners = [Signer] }, Given.Now);

        var sent = Assert.IsType<RegistryCommand.Delegate>(Assert.IsType<Move.Send>(move).Command);
        Assert.Equal([Signer], sent.RemoveSigners);
        Assert.Equal([Other], sent.AddSigners);
        Assert.Empty(sent.AddServers);
    }

    [Fact]
    public void Takes_a_digest_in_the_other_case_for_the_same_DS_record()
    {
        var move = Act(OperationKind.ChangeNameServers).Next(
            Change(Given.Servers, Signer), Given.Domain.Opened(1),
            Given.Seen with { DelegationSigners = [Signer with { Digest = new string('A', 64) }] }, Given.Now);

        var done = Assert.IsType<Move.Done>(move);
        var changed = Assert.IsType<NameServersChanged>(done.Conclusion.Answer.Message);
        Assert.Equal([Signer], changed.Domain.DelegationSigners);
        Assert.Equal((4, null), (changed.Domain.Version, changed.SnapshotId));
    }

    [Fact]
    public void Takes_the_DS_records_away_when_it_parks()
    {
        var domain = Given.Domain with { DelegationSigners = [Signer] };

        var move = Act(OperationKind.ParkNameServers).Next(
            Park(), domain.Opened(), Given.Seen with { DelegationSigners = [Signer] }, Given.Now);

        var sent = Assert.IsType<RegistryCommand.Delegate>(Assert.IsType<Move.Send>(move).Command);
        Assert.Equal(Given.Servers, sent.RemoveServers);
        Assert.Equal(Parking, sent.AddServers);
        Assert.Equal([Signer], sent.RemoveSigners);
    }

    [Fact]
    public void Puts_the_delegation_aside_with_the_parking()
    {
        var domain = Given.Domain with { DelegationSigners = [Signer] };

        var done = Assert.IsType<Move.Done>(Act(OperationKind.ParkNameServers).Next(
            Park(), domain.Opened(1), Given.Seen with { NameServers = Parking }, Given.Now));

        var parked = Assert.IsType<NameServersParked>(done.Conclusion.Answer.Message);
        Assert.Equal(Parking, parked.Domain.NameServers);
        Assert.Empty(parked.Domain.DelegationSigners);
        Assert.Equal(parked.SnapshotId, parked.Domain.SnapshotId);
        Assert.Equal(Given.Servers, done.Conclusion.Domain.Snapshot!.NameServers);
        Assert.Equal([Signer], done.Conclusion.Domain.Snapshot.DelegationSigners);
    }

    [Fact]
    public void Keeps_the_first_snapshot_when_it_is_parked_again()
    {
        var done = Assert.IsType<Move.Done>(Act(OperationKind.ParkNameServers).Next(
            Park(), Parked.Opened(1), Given.Seen with { NameServers = Parking }, Given.Now));

        Assert.Equal(Snapshot, done.Conclusion.Domain.Snapshot);
        Assert.Equal("park-1", Assert.IsType<NameServersParked>(done.Conclusion.Answer.Message).SnapshotId);
    }

    [Fact]
    public void Writes_a_change_into_the_snapshot_while_it_is_parked()
    {
        var order = Change(["ns9.example.org", "ns8.example.org"], Other);

        var already = Assert.IsType<Start.Already>(Act(OperationKind.ChangeNameServers).Admit(order, Parked, Given.Now));

        var changed = Assert.IsType<NameServersChanged>(already.Conclusion.Answer.Message);
        Assert.Equal("park-1", changed.SnapshotId);
        Assert.Equal(Parking, changed.Domain.NameServers);
        Assert.Equal(4, changed.Domain.Version);
        Assert.Equal(["ns9.example.org", "ns8.example.org"], already.Conclusion.Domain.Snapshot!.NameServers);
        Assert.Equal([Other], already.Conclusion.Domain.Snapshot.DelegationSigners);
    }

    [Fact]
    public void Goes_back_to_the_snapshot_and_lays_it_off()
    {
        var order = Given.Order(OperationKind.RestoreNameServers, new Intent.Unpark("park-1"));
        var act = Act(OperationKind.RestoreNameServers);

        var sent = Assert.IsType<RegistryCommand.Delegate>(Assert.IsType<Move.Send>(
            act.Next(order, Parked.Opened(), Given.Seen with { NameServers = Parking }, Given.Now)).Command);
        var done = Assert.IsType<Move.Done>(
            act.Next(order, Parked.Opened(1), Given.Seen with { DelegationSigners = [Signer] }, Given.Now));

        Assert.Equal(Given.Servers, sent.AddServers);
        Assert.Equal(Parking, sent.RemoveServers);
        Assert.Equal([Signer], sent.AddSigners);
        var restored = Assert.IsType<NameServersRestored>(done.Conclusion.Answer.Message);
        Assert.Equal("park-1", restored.SnapshotId);
        Assert.Null(restored.Domain.SnapshotId);
        Assert.Null(done.Conclusion.Domain.Snapshot);
        Assert.Equal([Signer], restored.Domain.DelegationSigners);
    }

    [Theory]
    [InlineData("park-1", true, "Go")]
    [InlineData("park-2", true, "SnapshotStale")]
    [InlineData("park-1", false, "SnapshotStale")]
    public void Goes_back_only_to_the_snapshot_that_stands(string named, bool isParked, string start)
    {
        var order = Given.Order(OperationKind.RestoreNameServers, new Intent.Unpark(named));

        Assert.Equal(start, Given.CodeOf(
            Act(OperationKind.RestoreNameServers).Admit(order, isParked ? Parked : Given.Domain, Given.Now)));
    }

    [Theory]
    [InlineData(DomainStatus.Registered, "Go")]
    [InlineData(DomainStatus.Redemption, "NotChangeable")]
    [InlineData(DomainStatus.PendingDelete, "NotChangeable")]
    [InlineData(DomainStatus.Ended, "DomainEnded")]
    [InlineData(DomainStatus.Pending, "Wait")]
    public void Changes_a_registered_domain_only(DomainStatus status, string start)
    {
        Assert.Equal(start, Given.CodeOf(Act(OperationKind.ChangeNameServers).Admit(
            Change(Given.Servers), Given.Domain with { Status = status }, Given.Now)));
    }

    [Fact]
    public void Does_not_know_a_domain_of_another_account()
    {
        Assert.Equal("DomainUnknown", Given.CodeOf(Act(OperationKind.ChangeNameServers).Admit(
            Change(Given.Servers), Given.Domain with { Account = "globex" }, Given.Now)));
    }

    private static DelegationAct Act(OperationKind kind) => new(kind);

    private static OperationState Change(IReadOnlyList<string> servers, params IReadOnlyList<DelegationSigner> signers) =>
        Given.Order(OperationKind.ChangeNameServers, new Intent.Delegate(servers, signers));

    private static OperationState Park() => Given.Order(OperationKind.ParkNameServers, new Intent.Park(Parking));
}
