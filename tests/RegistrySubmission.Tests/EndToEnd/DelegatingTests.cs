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

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop, "host:create")]
    [InlineData(FaultAction.DropBeforeExecuting, "host:create")]
    [InlineData(FaultAction.ExecuteThenDrop, "domain:update")]
    public async Task Makes_a_host_below_the_domain_with_its_addresses_and_delegates_to_it(FaultAction fault, string command)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Own(r, domain.Id, "c-1", "198.41.0.4", "2001:503:BA3E::2:30"), fault, command);

        var glue = Assert.Single(r.Answer<NameServersChanged>().Domain.Glue!);
        Assert.Equal((OwnHost, "198.41.0.4 2001:503:ba3e::2:30"), (glue.Host, string.Join(' ', glue.Addresses)));
        Assert.Equal([OwnHost, "ns2.example.net"], ServersAt(r));
        Assert.Equal(["198.41.0.4", "2001:503:ba3e::2:30"], AddressesAt(r));
        Assert.Equal(1, r.Registry.Executed("host:create", OwnHost));
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop, "host:update")]
    [InlineData(FaultAction.DropBeforeExecuting, "host:update")]
    public async Task Changes_addresses_alone_without_a_word_about_the_domain(FaultAction fault, string command)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Say(Own(r, domain.Id, "c-1", "198.41.0.4"));

        await r.Say(Own(r, domain.Id, "c-2", "192.33.4.12", "2001:500:2::c"), fault, command);

        Assert.Equal(["192.33.4.12", "2001:500:2::c"], AddressesAt(r));
        Assert.Equal(1, r.Registry.Executed("host:update", OwnHost));
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(["192.33.4.12", "2001:500:2::c"], r.Worker.Published<NameServersChanged>()[^1].Domain.Glue![0].Addresses);
    }

    [Theory]
    [InlineData(false, FaultAction.ExecuteThenDrop)]
    [InlineData(false, FaultAction.DropBeforeExecuting)]
    [InlineData(true, FaultAction.DropBeforeExecuting)]
    public async Task Deletes_a_host_that_is_left_over_unless_another_domain_needs_it(bool isNeeded, FaultAction fault)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Say(Own(r, domain.Id, "c-1", "198.41.0.4"));
        if (isNeeded)
            await r.Say(r.Order("reg-2", "oolong-tea.cn") with { NameServers = [OwnHost, "ns2.example.net"] });

        await r.Say(Change(r, domain.Id, "c-2", Registrar.Servers), fault, "host:delete");

        Assert.Equal(Registrar.Servers, ServersAt(r));
        Assert.Null(r.Worker.Published<NameServersChanged>()[^1].Domain.Glue);
        Assert.Equal(isNeeded, r.Registry.Server.Objects.Host(OwnHost) is not null);
    }

    [Fact]
    public async Task Parks_a_domain_that_serves_itself_and_brings_its_host_back()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Say(Own(r, domain.Id, "c-1", "198.41.0.4"));

        await r.Say(Park(r, domain.Id, "p-1"));
        Assert.Null(r.Answer<NameServersParked>().Domain.Glue);
        await r.Say(Unpark(r, domain.Id, "u-1", "p-1"), FaultAction.ExecuteThenDrop, "domain:update");

        Assert.Equal([OwnHost, "ns2.example.net"], ServersAt(r));
        Assert.Equal(OwnHost, Assert.Single(r.Answer<NameServersRestored>().Domain.Glue!).Host);
        Assert.Equal(["198.41.0.4"], AddressesAt(r));
    }

    [Fact]
    public async Task Carries_addresses_in_the_delegation_where_the_registry_keeps_no_host_objects()
    {
        await using var r = await Registrar.Start(zone => zone with { HostObjects = false }, settings: ("HostObjects", "false"));
        await r.Say(
            r.Order() with { NameServers = [OwnHost, "ns2.example.net"], Glue = [new HostAddresses { Host = OwnHost, Addresses = ["198.41.0.4"] }] },
            FaultAction.ExecuteThenDrop, "domain:create");
        var domain = r.Answer<DomainWorkers.Contracts.Registration.DomainRegistered>().Domain;
        Assert.Equal(["198.41.0.4"], Assert.Single(domain.Glue!).Addresses);

        await r.Say(Own(r, domain.Id, "c-1", "192.33.4.12"), FaultAction.ExecuteThenDrop, "domain:update");

        Assert.Equal("192.33.4.12", r.AtRegistry!.NameServers.Single(server => server.Name == OwnHost).Attributes!.Single().Value);
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));
    }

    [Fact]
    public async Task Refuses_addresses_that_nobody_could_use_before_the_registry_is_asked()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Own(r, domain.Id, "c-1", "10.0.0.1"));
        await r.Say(r.Order("reg-2", "oolong-tea.cn") with { NameServers = ["ns1.oolong-tea.cn", "ns2.example.net"] });

        Assert.Equal("GlueAddress", Assert.Single(r.Answer<NameServersRefused>().Reasons).Code);
        Assert.Equal("GlueLater",
            Assert.Single(r.Answer<DomainWorkers.Contracts.Registration.RegistrationRefused>().Reasons).Code);
        Assert.Null(r.Registry.Server.Objects.Host(OwnHost));
    }

    private const string OwnHost = "ns1.longjing-tea.cn";

    private static ChangeNameServers Own(Registrar r, string domainId, string orderId, params IReadOnlyList<string> addresses) =>
        Change(r, domainId, orderId, [OwnHost, "ns2.example.net"]) with { Glue = [new HostAddresses { Host = OwnHost, Addresses = addresses }] };

    private static IEnumerable<string> AddressesAt(Registrar r) =>
        r.Registry.Server.Objects.Host(OwnHost)!.Addresses.Select(address => address.Value).Order(StringComparer.Ordinal);

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
