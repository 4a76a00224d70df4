using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class SynchroniseDomainTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Brings_the_record_to_what_the_registry_shows()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        _registry.Put(_registry.Find(Orders.Name)! with { NameServers = ["ns1.tea.cn", "ns2.tea.cn"], Statuses = ["serverHold"] });

        await w.Send(Ask(w, id));
        await w.Settled();

        var said = Assert.Single(w.Published<DomainSynchronised>());
        Assert.Equal("look-1", said.RequestId);
        Assert.Equal(["nameServers", "registryHold"], said.Changed);
        Assert.Equal(2, said.Domain.Version);
    }

    [Fact]
    public async Task Says_that_nothing_differed_and_raises_no_version()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();

        await w.Send(Ask(w, id));
        await w.Settled();

        var said = Assert.Single(w.Published<DomainSynchronised>());
        Assert.Empty(said.Changed);
        Assert.Equal(1, said.Domain.Version);
    }

    [Fact]
    public async Task Finds_a_domain_that_went_to_another_registrar()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        _registry.Put(_registry.Find(Orders.Name)! with { Sponsor = "rival" });

        await w.Send(Ask(w, id));
        await w.Settled();

        Assert.Equal("rival", Assert.Single(w.Published<DomainTransferredOut>()).GainingClient);
        Assert.Equal(["status", "sponsoringClient"], Assert.Single(w.Published<DomainSynchronised>()).Changed);
        Assert.Null((await w.Find<DomainState>(id))!.LivingName);
    }

    [Fact]
    public async Task Refuses_what_the_registry_will_not_show_and_keeps_the_domain()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        _registry.Put(_registry.Find(Orders.Name)! with { Sponsor = "" });

        await w.Send(Ask(w, id));
        await w.Settled();

        Assert.Equal("RegistryNotSponsor", Assert.Single(w.Published<SynchronisationRefused>()).Reasons[0].Code);
        Assert.Equal(DomainStatus.Registered, (await w.Find<DomainState>(id))!.Status);
    }

    [Fact]
    public async Task Does_not_exist_for_an_account_that_does_not_hold_it()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();

        await w.Send(Ask(w, id) with { Account = "other" });
        await w.Settled();

        Assert.Equal("DomainUnknown", Assert.Single(w.Published<SynchronisationRefused>()).Reasons[0].Code);
    }

    private static SynchroniseDomain Ask(WorkerHarness w, string id) => new()
    {
        Account = Orders.Account, RequestId = "look-1", IssuedAt = w.Clock.GetUtcNow(), DomainId = id,
    };
}
