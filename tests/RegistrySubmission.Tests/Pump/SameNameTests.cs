using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>Several orders for one name: one is at the registry, the others wait for how it ends.</summary>
public sealed class SameNameTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task An_order_for_a_name_that_another_has_in_hand_waits_and_is_then_refused()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseAnswer);
        _registry.AnswersNoQuestions = true;
        await w.Send(w.Register("o-1"));
        await w.Settled();

        await w.Send(w.Register("o-2") with { Account = "other" });
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));
        Assert.Contains(w.Published<RegistrationAccepted>(), told => told is { OrderId: "o-2", Progress: OperationProgress.WaitingForOther });
        Assert.Empty(w.Answers("o-2"));

        _registry.AnswersNoQuestions = false;
        await w.AdvanceMachine(TimeSpan.FromSeconds(40));

        Assert.Equal("o-1", Assert.Single(w.Published<DomainRegistered>()).OrderId);
        var refused = Assert.Single(w.Published<RegistrationRefused>());
        Assert.Equal(("o-2", "NameTaken"), (refused.OrderId, refused.Reasons[0].Code));
        Assert.Single(_registry.Received, command => command.StartsWith("create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_first_order_is_refused_the_name_is_free_for_the_next()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Refuse(2306);
        await w.Send(w.Register("o-1"));
        await w.Settled();

        await w.Send(w.Register("o-2"));
        await w.Settled();

        Assert.Equal("o-1", Assert.Single(w.Published<RegistrationRefused>()).OrderId);
        var registered = Assert.Single(w.Published<DomainRegistered>());
        Assert.Equal("o-2", registered.OrderId);
        Assert.NotEqual(OperationIds.DomainId("acme/register/o-1"), registered.Domain.Id);
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_at_the_registry_is_refused_and_stays_free_here()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Put(new FakeDomain { Name = Orders.Name, Sponsor = "registrar-b", CreatedAt = DateTimeOffset.UnixEpoch });

        await w.Send(w.Register());
        await w.Settled();

        var refused = Assert.Single(w.Published<RegistrationRefused>());
        Assert.Equal(("NameTaken", 2302), (refused.Reasons[0].Code, refused.Reasons[0].RegistryCode));
        var domain = await w.Find<DomainState>(OperationIds.DomainId("acme/register/reg-1"));
        Assert.Null(domain!.LivingName);
    }

    [Fact]
    public async Task Of_ten_orders_for_one_name_exactly_one_gets_it_and_all_are_answered()
    {
        await using var w = await Orders.Start(_registry);
        for (var order = 0; order < 10; order++)
            await w.Send(w.Register($"o-{order}") with { Account = order % 2 == 0 ? "acme" : "other" });
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(30));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Equal(9, w.Published<RegistrationRefused>().Count);
        Assert.Single(_registry.Ledger);
    }
}
