using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>What a process leaves half written is finished by whoever comes next.</summary>
public sealed class LeftOverTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task A_domain_that_was_not_freed_is_freed_by_the_next_order()
    {
        await using var w = await Orders.Start(_registry);
        var saves = 0;
        // The outcome into the domain, then freeing it: only the second one is lost.
        w.Setup.Store.Faults.LoseCall(StoreOperation.Save, when: call => call.Collection == "domains" && ++saves == 2);
        var domainId = await w.Registered();
        Assert.NotNull((await w.Find<DomainState>(domainId))!.Settled);

        await w.Send(w.Renew(domainId));
        await w.Settled();

        Assert.Single(w.Published<DomainRenewed>());
        var domain = await w.Find<DomainState>(domainId);
        Assert.Null(domain!.Open);
        Assert.Null(domain.Settled);
        Assert.Equal(2, _registry.Ledger.Count);
    }

    [Fact]
    public async Task An_outcome_that_was_not_copied_is_copied_when_the_claim_has_run_out()
    {
        await using var w = await Orders.Start(_registry);
        w.Setup.Store.Faults.LoseCall(StoreOperation.Save, when: call => call.Collection == "operations");

        var domainId = await w.Registered();

        var operation = await w.Find<OperationState>("acme/register/reg-0");
        Assert.Equal(OperationProgress.Done, operation!.Outcome!.Progress);
        Assert.Null((await w.Find<DomainState>(domainId))!.Open);
        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Received);
    }
}
