using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>A registry that takes an order and decides later (1001), and whose notice never comes.</summary>
public sealed class PendingTests
{
    private readonly FakeRegistry _registry = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_registration_under_review_ends_as_the_registry_decides(bool approve)
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.DecideLater);
        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(20));
        Assert.Equal(OperationProgress.PendingAtRegistry, w.Published<RegistrationAccepted>()[^1].Progress);

        _registry.Decide(Orders.Name, approve);
        await w.AdvanceMachine(TimeSpan.FromMinutes(6));

        Assert.Single(_registry.Received, command => command.StartsWith("create", StringComparison.Ordinal));
        if (approve)
            Assert.Single(w.Published<DomainRegistered>());
        else
            Assert.Equal("RegistryDenied", Assert.Single(w.Published<RegistrationRefused>()).Reasons[0].Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_renewal_under_review_ends_as_the_registry_decides(bool approve)
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        _registry.Next(RegistryMishap.DecideLater);
        await w.Send(w.Renew(domainId));
        await w.Settled();

        _registry.Decide(Orders.Name, approve);
        await w.AdvanceMachine(TimeSpan.FromMinutes(6));

        Assert.Single(_registry.Received, command => command.StartsWith("renew", StringComparison.Ordinal));
        Assert.Equal(approve ? 1 : 0, w.Published<DomainRenewed>().Count);
        Assert.Equal(approve ? 0 : 1, w.Published<RenewalRefused>().Count);
        Assert.Null((await w.Find<DomainState>(domainId))!.Open);
    }

    [Fact]
    public async Task A_review_outlives_an_outage()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.DecideLater);
        await w.Send(w.Register());
        await w.Settled();
        _registry.IsDown = true;
        await w.Send(w.Register("o-2", "silk.cn"));
        await w.AdvanceMachine(TimeSpan.FromMinutes(15));
        _registry.Decide(Orders.Name, approve: false);
        _registry.IsDown = false;
        await w.AdvanceMachine(TimeSpan.FromMinutes(6));

        Assert.Equal("RegistryDenied", Assert.Single(w.Published<RegistrationRefused>()).Reasons[0].Code);
        Assert.Equal("o-2", Assert.Single(w.Published<DomainRegistered>()).OrderId);
        Assert.Single(_registry.Received, command => command == $"create {Orders.Name}");
    }

    [Fact]
    public async Task A_second_try_that_meets_the_first_one_under_review_waits_for_the_decision()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Next(RegistryMishap.LoseCommand);
        await w.Send(w.Register());
        await w.Settled();
        _registry.Arriving = (kind, name) =>
        {
            if (kind == "create" && _registry.Find(name) is null)
            {
                _registry.Put(new FakeDomain
                {
                    Name = name, CreatedAt = w.Clock.GetUtcNow(), ExpiresAt = w.Clock.GetUtcNow().AddYears(1), Statuses = ["pendingCreate"],
                });
            }

            return Task.CompletedTask;
        };

        await w.AdvanceMachine(TimeSpan.FromSeconds(20));
        Assert.Equal(OperationProgress.PendingAtRegistry, w.Published<RegistrationAccepted>()[^1].Progress);
        Assert.DoesNotContain(w.Log, line => line.Exception is not null);

        _registry.Decide(Orders.Name, approve: true);
        await w.AdvanceMachine(TimeSpan.FromMinutes(6));
        Assert.Single(w.Published<DomainRegistered>());
    }
}
