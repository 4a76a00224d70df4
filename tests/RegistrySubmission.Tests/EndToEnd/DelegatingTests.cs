using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySimulator;
using DelegationSigner = DomainWorkers.Contracts.Domains.DelegationSigner;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

public sealed class DelegatingTests
{
    private static readonly IReadOnlyList<string> Parking = ["ns1.parking.example.net", "ns2.parking.example.net"];
    private static readonly DelegationSigner Signer = new() { KeyTag = 12345, Algorithm = 13, DigestType = 2, Digest = new string('a', 64) };
    private static readonly DelegationSigner Newer = Signer with { KeyTag = 54321, Digest = new string('b', 64) };

    [Fact]
    public async Task Signs_parks_and_puts_the_delegation_back_exactly_although_answers_and_commands_get_lost()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Change(r, domain.Id, "c-1", Registrar.Servers, Signer), FaultAction.ExecuteThenDrop, "domain:update");
        Assert.Equal([Signer], r.Answer<NameServersChanged>().Domain.DelegationSigners);
        Assert.Equal([12345], KeyTags(r));

        await r.Say(Park(r, domain.Id, "p-1"), FaultAction.DropBeforeExecuting, "domain:update");
        var parked = r.Answer<NameServersParked>();
        Assert.Equal(Parking, parked.Domain.NameServers);
        Assert.Equal(Parking, ServersAt(r));
        Assert.Empty(KeyTags(r));
        Assert.Equal(parked.SnapshotId, parked.Domain.SnapshotId);

        await r.Say(Unpark(r, domain.Id, "u-1", parked.SnapshotId), FaultAction.ExecuteThenDrop, "domain:update");
        var restored = r.Answer<NameServersRestored>();
        Assert.Equal(Registrar.Servers, restored.Domain.NameServers);
        Assert.Equal([Signer], restored.Domain.DelegationSigners);
        Assert.Null(restored.Domain.SnapshotId);
        Assert.Equal(Registrar.Servers, ServersAt(r));
        Assert.Equal([12345], KeyTags(r));
        Assert.Equal(3, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal([2L, 3L, 4L], [r.Answer<NameServersChanged>().Domain.Version, parked.Domain.Version, restored.Domain.Version]);
    }

    [Fact]
    public async Task Leaves_a_parked_domain_parked_when_the_customer_changes_and_restores_the_change()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Say(Park(r, domain.Id, "p-1"));
        var snapshot = r.Answer<NameServersParked>().SnapshotId;

        await r.Say(Change(r, domain.Id, "c-1", ["ns8.example.org", "ns9.example.org"], Newer));
        var changed = r.Answer<NameServersChanged>();
        Assert.Equal((snapshot, 3), (changed.SnapshotId, changed.Domain.Version));
        Assert.Equal(Parking, changed.Domain.NameServers);
        Assert.Equal(Parking, ServersAt(r));
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));

        await r.Say(Unpark(r, domain.Id, "u-0", "p-none"));
        Assert.Equal("SnapshotStale", Assert.Single(r.Answer<NameServersRefused>().Reasons).Code);

        await r.Say(Unpark(r, domain.Id, "u-1", snapshot));
        Assert.Equal(["ns8.example.org", "ns9.example.org"], r.Answer<NameServersRestored>().Domain.NameServers);
        Assert.Equal(["ns8.example.org", "ns9.example.org"], ServersAt(r));
        Assert.Equal([54321], KeyTags(r));
        Assert.Equal(2, r.Registry.Executed("domain:update", Registrar.Name));
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop, "host:create")]
    [InlineData(FaultAction.DropBeforeExecuting, "host:create")]
    [InlineData(FaultAction.DropBeforeExecuting, "host:check")]
    public async Task Makes_the_hosts_first_and_leaves_no_doubt_when_that_goes_wrong(FaultAction fault, string command)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Change(r, domain.Id, "c-1", ["ns8.example.org", "ns9.example.org"]), fault, command);

        Assert.Equal(["ns8.example.org", "ns9.example.org"], r.Answer<NameServersChanged>().Domain.NameServers);
        Assert.Equal(["ns8.example.org", "ns9.example.org"], ServersAt(r));
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(1, r.Registry.Server.Faults.Applied(fault));
    }

    [Fact]
    public async Task Refuses_a_host_below_the_domain_itself_and_leaves_the_delegation_as_it_was()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Change(r, domain.Id, "c-1", ["ns1.longjing-tea.cn", "ns1.example.net"]));

        Assert.NotEmpty(r.Answer<NameServersRefused>().Reasons);
        Assert.Equal(Registrar.Servers, ServersAt(r));
        Assert.Null((await r.Record(domain.Id)).Open);
    }

    [Fact]
    public async Task Does_not_know_a_domain_of_another_account_and_tells_the_registry_nothing()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Change(r, domain.Id, "c-1", ["ns8.example.org", "ns9.example.org"]) with { Account = "globex" });

        var refused = r.Answer<NameServersRefused>();
        Assert.Equal(("globex", "DomainUnknown"), (refused.Account, Assert.Single(refused.Reasons).Code));
        Assert.Equal(0, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(1, (await r.Record(domain.Id)).RecordVersion);
    }

    private static ChangeNameServers Change(
        Registrar r, string domainId, string orderId, IReadOnlyList<string> servers, params IReadOnlyList<DelegationSigner> signers) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId, NameServers = servers, DelegationSigners = signers,
    };

    private static ParkNameServers Park(Registrar r, string domainId, string orderId) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId, ParkingNameServers = Parking,
    };

    private static RestoreNameServers Unpark(Registrar r, string domainId, string orderId, string snapshot) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId, SnapshotId = snapshot,
    };

    private static IEnumerable<string> ServersAt(Registrar r) => r.AtRegistry!.NameServers.Select(server => server.Name).Order();

    private static IEnumerable<int> KeyTags(Registrar r) => r.AtRegistry!.Security.Signers.Select(signer => signer.KeyTag);
}
