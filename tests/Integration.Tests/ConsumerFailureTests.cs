using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>What becomes of a message that a consumer fails on.</summary>
public sealed class ConsumerFailureTests
{
    private const string Question = "dw.ask-operation";
    private const string Canary = "110101199003074514";

    [Fact]
    public async Task A_bug_parks_its_message_once_sealed_and_acknowledged_and_holds_up_nobody()
    {
        await using var site = await Site.Prepared();
        var relay = new Relay { Fails = (_, question) => question.RequestId == "bad" ? new InvalidOperationException($"cannot digest {question.OrderId}") : null };
        await using var host = await HostedWorker.Start(site, new RelayModule(relay));
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.operation-answered");

        await orders.Publish(Question, Orders.Account, Orders.Question("bad", Canary), "m-1");
        await orders.Publish(Question, Orders.Account, Orders.Question("good"), "m-2");

        await orders.Hears("dw.operation-answered", heard => heard.Json.GetProperty("requestId").GetString() == "good");
        await site.Management.Empties(site.VirtualHost, "relay.ask-operation");
        var parked = Assert.Single(await Parked.Of(site, Orders.Account, RelayModule.WorkerName));
        Assert.Equal("Broken", parked["cause"]);
        Assert.Equal("m-1", parked["messageId"]);
        Assert.Contains(nameof(InvalidOperationException), parked["fingerprint"].AsString, StringComparison.Ordinal);
        Assert.False(Parked.Shows(parked, Canary), "the canary is readable in the store");
        Assert.Contains(Canary, System.Text.Encoding.UTF8.GetString(Parked.Body(site, parked)), StringComparison.Ordinal);
        Assert.Equal(2, relay.Calls);
        Assert.DoesNotContain(await site.Management.Names($"queues/{site.VirtualHost}"), name => name.EndsWith("_error", StringComparison.Ordinal) || name.EndsWith("_skipped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_passes_is_tried_again_and_never_parked()
    {
        await using var site = await Site.Prepared();
        var relay = new Relay { Fails = (call, _) => call <= 5 ? new OutageException() : null };
        await using var host = await HostedWorker.Start(site, new RelayModule(relay));
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.operation-answered");

        await orders.Publish(Question, Orders.Account, Orders.Question("q-1"));

        await orders.Hears("dw.operation-answered", _ => true);
        Assert.Equal(6, relay.Calls);
        Assert.Empty(await Parked.Of(site, Orders.Account, RelayModule.WorkerName));
    }

    [Fact]
    public async Task What_a_stopping_worker_holds_goes_back_to_the_queue_for_another()
    {
        await using var site = await Site.Prepared();
        // As while the store is away: each message is held and tried again.
        var stuck = new Relay { Fails = (_, _) => new OutageException() };
        var first = await HostedWorker.Start(site, new RelayModule(stuck));
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.operation-answered");
        for (var i = 0; i < 40; i++)
            await orders.Publish(Question, Orders.Account, Orders.Question($"q-{i}"));
        await Eventually.True(() => stuck.Calls >= 32, "the first worker holds as many as it prefetches");

        await using var second = await HostedWorker.Start(site, new RelayModule(new Relay()));
        await first.DisposeAsync();

        await Eventually.True(() => orders.Messages.Select(heard => heard.MessageId).Distinct().Count() == 40, "all forty are answered");
        Assert.Empty(await Parked.Of(site, Orders.Account, RelayModule.WorkerName));
    }
}
