using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>An operation that nobody survives is set aside; one that survives is not, however often it is tried.</summary>
public sealed class PoisonTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Five_deaths_in_a_row_set_an_order_aside_and_the_sixth_process_lives()
    {
        var setup = new HarnessSetup { Parts = [_registry] };
        await using (var first = await WorkerHarness.Start(new RegistrySubmissionModule(), Dying(setup)))
        {
            await first.Send(first.Register());
            await first.Settled();
        }

        for (var death = 2; death <= 5; death++)
        {
            await using var next = await WorkerHarness.Start(new RegistrySubmissionModule(), Dying(setup));
            await next.Settled();
            Assert.True(next.Setup.Life.IsDead);
        }

        _registry.Arriving = null;
        await using var w = await WorkerHarness.Start(new RegistrySubmissionModule(), setup with { Work = new() });
        await w.Settled();

        Assert.Equal(OperationProgress.Parked, Assert.Single(w.Published<RegistrationAccepted>()).Progress);
        Assert.Contains(w.Log, line => line.Level == LogLevel.Error && line.Text.Contains("acme/register/reg-1", StringComparison.Ordinal));
        Assert.Single(_registry.Received, command => command.StartsWith("create", StringComparison.Ordinal));
        await w.Send(w.Register("reg-2", "silk.cn"));
        await w.Settled();
        Assert.Equal("reg-2", Assert.Single(w.Published<DomainRegistered>()).OrderId);
    }

    [Fact]
    public async Task Four_deaths_are_survived()
    {
        var setup = new HarnessSetup { Parts = [_registry] };
        await using (var first = await WorkerHarness.Start(new RegistrySubmissionModule(), Dying(setup)))
        {
            await first.Send(first.Register());
            await first.Settled();
        }

        for (var death = 2; death <= 4; death++)
        {
            await using var next = await WorkerHarness.Start(new RegistrySubmissionModule(), Dying(setup));
            await next.Settled();
        }

        _registry.Arriving = null;
        await using var w = await WorkerHarness.Start(new RegistrySubmissionModule(), setup with { Work = new() });
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Ledger);
        Assert.Equal(0, (await w.Find<OperationState>("acme/register/reg-1"))!.Claims);
    }

    [Fact]
    public async Task A_bug_of_ours_in_one_order_is_tried_five_times_and_stops_nobody_else()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Script = command => command is RegistryCommand.Create { Name: "poison.cn" }
            ? throw new InvalidOperationException("A bug, as arranged.")
            : null;

        await w.Send(w.Register("o-1", "poison.cn"));
        await w.Send(w.Register("o-2", "tea.cn"));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(5));

        Assert.Equal("o-2", Assert.Single(w.Published<DomainRegistered>()).OrderId);
        Assert.Equal(OperationProgress.Parked, w.Published<RegistrationAccepted>().Last(told => told.OrderId == "o-1").Progress);
        Assert.DoesNotContain(_registry.Ledger, line => line.Name == "poison.cn");
    }

    [Fact]
    public async Task A_repeat_of_an_order_that_is_set_aside_says_so_and_does_nothing()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Script = _ => throw new InvalidOperationException("A bug, as arranged.");
        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(5));
        var received = _registry.Received.Count;

        await w.Send(w.Register());
        await w.Settled();

        Assert.Equal(OperationProgress.Parked, w.Published<RegistrationAccepted>()[^1].Progress);
        Assert.Equal(received, _registry.Received.Count);
    }

    /// <summary>A process that dies as soon as anything reaches the registry.</summary>
    private HarnessSetup Dying(HarnessSetup setup)
    {
        var life = new ProcessLife();
        _registry.Arriving = (_, _) =>
        {
            life.Kill();
            throw new ProcessKilledException();
        };
        return setup with { Life = life, Work = new() };
    }
}
