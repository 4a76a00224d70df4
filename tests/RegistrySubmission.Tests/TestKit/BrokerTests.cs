using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.TestKit;

/// <summary>What the outbox makes of a broker that is away, forgets to confirm, or has no queue.</summary>
public sealed class BrokerTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task What_the_broker_did_not_take_is_published_later_under_the_same_id()
    {
        await using var w = await Orders.Start(_registry);
        w.Broker.Fail(times: 1, message => message.Exchange == "dw.domain-registered");

        await w.Send(w.Register());
        await w.Settled();

        Assert.Single(w.Published<DomainRegistered>());
        var attempts = w.Broker.Attempts.Where(message => message.Exchange == "dw.domain-registered").ToList();
        Assert.Equal(2, attempts.Count);
        Assert.Equal(attempts[0].Id, attempts[1].Id);
        Assert.Equal(attempts[0].Body, attempts[1].Body);
    }

    [Fact]
    public async Task A_lost_confirm_costs_a_repeat_that_listeners_can_tell()
    {
        await using var w = await Orders.Start(_registry);
        w.Broker.LoseConfirm(times: 1, message => message.Exchange == "dw.domain-registered");

        await w.Send(w.Register());
        await w.Settled();

        Assert.Equal(2, w.Answers("reg-1").Count);
        Assert.Single(w.Answers("reg-1").DistinctBy(answer => (answer.Id, answer.Json)));
    }

    [Fact]
    public async Task A_message_without_a_queue_is_tried_again_and_holds_up_no_other()
    {
        await using var w = await Orders.Start(_registry);
        w.Broker.Return(times: 3, message => message.Exchange == "dw.registration-accepted");

        await w.Send(w.Register());
        await w.Settled();

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Single(w.Published<RegistrationAccepted>());
    }

    [Fact]
    public async Task An_answer_that_is_said_again_is_tried_until_the_broker_takes_it()
    {
        await using var w = await Orders.Start(_registry);
        await w.Registered("o-1");
        w.Broker.Fail(times: 2);

        await w.Send(w.Register("o-1"));
        await w.Settled();

        Assert.Equal(2, w.Answers("o-1").Count);
    }

    [Fact]
    public async Task Nothing_is_published_twice_when_nothing_goes_wrong()
    {
        await using var w = await Orders.Start(_registry);
        for (var order = 0; order < 20; order++)
            await w.Send(w.Register($"o-{order}", $"tea-{order % 15}.cn"));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(60));

        Assert.Equal(w.Broker.Attempts.Count, w.Broker.Attempts.DistinctBy(message => message.Id).Count());
    }
}
