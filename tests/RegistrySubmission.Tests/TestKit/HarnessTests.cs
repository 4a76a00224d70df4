using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests.TestKit;

public sealed class HarnessTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Settled_waits_for_what_is_in_hand_and_not_for_what_is_due_later()
    {
        await using var w = await Orders.Start(_registry);
        var arrived = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _registry.Arriving = (_, _) =>
        {
            arrived.TrySetResult();
            return goOn.Task;
        };
        await w.Send(w.Register());
        await arrived.Task;

        var settled = w.Settled();
        Assert.Null(await w.Services.GetRequiredService<Quiescence>().Look(CancellationToken.None));
        Assert.False(settled.IsCompleted);
        goOn.SetResult();
        await settled;

        Assert.Single(w.Published<DomainRegistered>());
    }

    [Fact]
    public async Task Settled_leaves_alone_what_is_due_later()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsDown = true;
        await w.Send(w.Register());

        await w.Settled();

        var stillness = await w.Services.GetRequiredService<Quiescence>().Rest(CancellationToken.None);
        Assert.True(stillness.IsQuiet);
        Assert.True(stillness.NextMachineDue > w.MachineClock.GetUtcNow());
    }

    [Fact]
    public async Task What_never_settles_is_named()
    {
        await using var w = await Orders.Start(_registry);
        w.Broker.Fail(int.MaxValue, message => message.Exchange == "dw.domain-registered");
        await w.Send(w.Register());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => w.Settled());

        Assert.Contains("registry-submission/domains: nothing due, 0 claimed, 1 unpublished", failure.Message, StringComparison.Ordinal);
        w.Broker.Mend();
        await w.AdvanceMachine(TimeSpan.FromSeconds(31));
        Assert.Single(w.Published<DomainRegistered>());
    }

    [Theory]
    [InlineData("not json", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("{}", "text/plain")]
    public async Task Bytes_go_over_the_real_gate(string body, string contentType)
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.SendRaw("dw.renew-domain", System.Text.Encoding.UTF8.GetBytes(body), contentType, "acme");
        await w.Settled();

        var rejected = Assert.Single(w.Published<MessageRejected>());
        Assert.Equal(("registry-submission", "dw.renew-domain", id), (rejected.Worker, rejected.Exchange, rejected.MessageId));
        Assert.True(w.IsAcknowledged(id));
    }

    [Fact]
    public async Task A_message_that_no_queue_takes_is_gone_and_holds_up_nothing()
    {
        await using var w = await Orders.Start(_registry);
        await w.SendRaw("dw.nobody-listens", "{}"u8.ToArray());
        await w.Settled();
        Assert.Empty(w.Deliveries);
    }

    [Fact]
    public async Task Years_of_business_time_cost_nothing_and_machine_time_is_apart_from_it()
    {
        await using var w = await Orders.Start(_registry);
        var machine = w.MachineClock.GetUtcNow();
        w.Clock.Advance(TimeSpan.FromDays(1000));
        await w.Registered();
        Assert.Equal(2027, Assert.Single(w.Published<DomainRegistered>()).Domain.RegisteredAt!.Value.Year);
        Assert.Equal(machine, w.MachineClock.GetUtcNow());
    }

    [Fact]
    public async Task A_sample_message_of_the_contracts_is_read_by_the_worker()
    {
        await using var w = await Orders.Start(_registry);
        await w.Send(new AskOperation
        {
            Account = "acme", RequestId = "q-1", IssuedAt = w.Clock.GetUtcNow(), OrderId = "none", Kind = OperationKind.Renew,
        });
        await w.Settled();
        Assert.False(Assert.Single(w.Published<OperationAnswered>()).Known);
    }
}
