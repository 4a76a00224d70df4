using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>A registry that is away, or has no credit for us: its orders wait, are told so, and nothing else is held up.</summary>
public sealed class OutageTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Orders_wait_for_a_registry_that_is_down_and_go_on_when_it_is_back()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsDown = true;
        await w.Send(w.Register("o-1", "tea.cn"));
        await w.Send(w.Register("o-2", "silk.cn"));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(10));
        Assert.All(new[] { "o-1", "o-2" }, order =>
            Assert.Equal(OperationProgress.WaitingForRegistry, w.Published<RegistrationAccepted>().Last(told => told.OrderId == order).Progress));

        _registry.IsDown = false;
        await w.AdvanceMachine(TimeSpan.FromSeconds(25));

        Assert.Equal(2, w.Published<DomainRegistered>().Count);
        Assert.Equal(2, _registry.Ledger.Count);
    }

    [Fact]
    public async Task A_resting_pump_knocks_and_does_not_hammer()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsDown = true;
        for (var order = 0; order < 10; order++)
            await w.Send(w.Register($"o-{order}", $"tea-{order}.cn"));
        await w.Settled();

        var before = _registry.Received.Count;
        await w.AdvanceMachine(TimeSpan.FromMinutes(10));

        // One pause of twenty seconds after another, and two sessions that try at the end of each.
        Assert.InRange(_registry.Received.Count - before, 20, 90);
    }

    [Fact]
    public async Task Waiting_costs_an_order_no_attempt()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsDown = true;
        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(20));

        var operation = await w.Find<OperationState>("acme/register/reg-1");
        Assert.Equal((0, OperationProgress.WaitingForRegistry), (operation!.Claims, operation.Progress));
    }

    [Fact]
    public async Task Without_credit_orders_wait_and_are_told_so()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsOutOfCredit = true;
        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(5));
        Assert.Equal(OperationProgress.WaitingForCredit, w.Published<RegistrationAccepted>()[^1].Progress);

        _registry.IsOutOfCredit = false;
        await w.AdvanceMachine(TimeSpan.FromSeconds(25));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Ledger);
    }

    [Fact]
    public async Task Without_credit_a_doubt_is_still_settled()
    {
        await using var w = await Orders.Start(_registry);
        _registry.AnswersNoQuestions = true;
        _registry.Next(RegistryMishap.LoseAnswer, "tea.cn");
        await w.Send(w.Register("o-1", "tea.cn"));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));
        _registry.IsOutOfCredit = true;
        _registry.AnswersNoQuestions = false;
        await w.Send(w.Register("o-2", "silk.cn"));
        await w.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Equal("o-1", Assert.Single(w.Published<DomainRegistered>()).OrderId);
    }

    [Fact]
    public async Task A_registry_that_is_down_holds_up_no_other()
    {
        var cnnic = new FakeRegistry("cnnic") { IsDown = true };
        var verisign = new FakeRegistry("verisign");
        await using var w = await WorkerHarness.Start(new RegistrySubmissionModule(), new TwoRegistries(cnnic, verisign));

        await w.Send(w.Register("o-1", "tea.cn"));
        await w.Send(w.Register("o-2", "tea.com"));
        await w.Settled();

        Assert.Equal("o-2", Assert.Single(w.Published<DomainRegistered>()).OrderId);
        Assert.Contains(
            w.Published<RegistrationAccepted>(), told => told is { OrderId: "o-1", Progress: OperationProgress.WaitingForRegistry });
    }

    [Fact]
    public async Task An_order_that_arrives_while_the_pump_rests_is_told_what_it_waits_for()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsDown = true;
        await w.Send(w.Register("o-1", "tea.cn"));
        await w.Settled();
        var knocks = _registry.Received.Count;

        await w.Send(w.Register("o-2", "silk.cn"));
        await w.Settled();

        Assert.Equal(knocks, _registry.Received.Count);
        Assert.Equal(OperationProgress.WaitingForRegistry, w.Published<RegistrationAccepted>().Last(told => told.OrderId == "o-2").Progress);
    }

    [Fact]
    public async Task A_command_whose_lease_ran_out_before_it_could_be_written_is_not_written()
    {
        await using var w = await Orders.Start(_registry);
        var isFirst = true;
        _registry.Arriving = (_, _) =>
        {
            // The session took its time: the claim is over when the frame is about to be written.
            if (isFirst)
                w.MachineClock.Advance(TimeSpan.FromSeconds(16));
            isFirst = false;
            return Task.CompletedTask;
        };

        await w.Send(w.Register());
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(40));

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(_registry.Ledger);
    }
}
