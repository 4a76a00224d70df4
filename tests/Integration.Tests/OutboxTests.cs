using DomainWorkers.Integration.Tests.Rig;
using MongoDB.Bson;
using MongoDB.Driver;

namespace DomainWorkers.Integration.Tests;

/// <summary>What a worker says is in its documents until a queue has it.</summary>
public sealed class OutboxTests
{
    private const string Question = "dw.ask-operation";
    private const string Event = "dw.operation-answered";
    private const string Command = "dw.submit-registration";

    [Fact]
    public async Task An_event_that_no_queue_takes_stays_and_is_published_once_one_is_bound()
    {
        await using var site = await Site.Bare();
        await using var host = await HostedWorker.Start(site, new RelayModule(new Relay()), ("Sweeps:relay:outgoing-notes", "00:00:01"));
        await using var orders = await OrderSide.Connect(site.Broker);

        await orders.Publish(Question, Orders.Account, Orders.Question("q-1"));
        await Eventually.True(async () => (await Outgoing(site, "q-1"))?.Count == 1, "the answer is stored with the question");
        await site.Management.Empties(site.VirtualHost, "relay.ask-operation");
        var stored = Assert.Single((await Outgoing(site, "q-1"))!)["id"].AsString;

        await orders.Listen(Event);
        var heard = await orders.Hears(Event, _ => true);
        Assert.Equal(stored, heard.MessageId);
        Assert.Equal(Orders.Account, heard.RoutingKey);
        await Eventually.True(async () => (await Outgoing(site, "q-1"))!.Count == 0, "the published answer is cleared");
        Assert.Single(orders.Messages);
    }

    [Fact]
    public async Task A_command_that_nobody_is_bound_for_is_not_taken_for_an_unheard_event()
    {
        await using var site = await Site.Prepared();
        await site.Management.Delete($"bindings/{site.VirtualHost}/e/{Command}/e/registry-submission.submit-registration/%23");
        await using var host = await HostedWorker.Start(site, new RelayModule(new Relay { Says = Relay.Order }), ("Sweeps:relay:outgoing-notes", "00:00:01"));
        await using var orders = await OrderSide.Connect(site.Broker);

        await orders.Publish(Question, Orders.Account, Orders.Question("q-1"));
        await Eventually.True(async () => (await Outgoing(site, "q-1"))?.Count == 1, "the command is stored with the question");
        await site.Management.Empties(site.VirtualHost, "relay.ask-operation");
        Assert.Single((await Outgoing(site, "q-1"))!);

        Assert.Equal(0, (await site.Topology("apply")).Code);
        await orders.Read("registry-submission.submit-registration");
        await orders.Hears(Command, "q-1");
        await Eventually.True(async () => (await Outgoing(site, "q-1"))!.Count == 0, "the published command is cleared");
    }

    [Fact]
    public async Task An_event_that_nobody_listens_to_is_kept_where_ops_sees_it()
    {
        await using var site = await Site.Prepared();
        await using var host = await HostedWorker.Start(site, new RelayModule(new Relay()));
        await using var orders = await OrderSide.Connect(site.Broker);

        await orders.Publish(Question, Orders.Account, Orders.Question("q-1"));
        await Eventually.True(async () => await Outgoing(site, "q-1") is { Count: 0 }, "the event is confirmed and cleared");
        await orders.Read("dw.unheard");

        await orders.Hears(Event, heard => heard.Json.GetProperty("requestId").GetString() == "q-1");
    }

    [Fact]
    public async Task Publishing_channels_are_in_confirm_mode()
    {
        await using var site = await Site.Prepared();
        await using var host = await HostedWorker.Start(site, new RelayModule(new Relay()));
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen(Event);
        await orders.Publish(Question, Orders.Account, Orders.Question("q-1"));
        await orders.Hears(Event, _ => true);

        await Eventually.True(
            async () =>
            {
                var channels = (await site.Management.Get($"vhosts/{site.VirtualHost}/channels")).EnumerateArray()
                    .Select(channel => (Confirms: channel.TryGetProperty("confirm", out var confirm) && confirm.GetBoolean(),
                        Publishes: channel.TryGetProperty("message_stats", out var stats) && stats.TryGetProperty("publish", out var published) && published.GetInt64() > 0))
                    .ToArray();
                // The order side and the worker.
                return channels.Count(channel => channel.Publishes) == 2 && channels.All(channel => channel.Confirms || !channel.Publishes);
            },
            "two channels publish, both with confirms");
    }

    private static async Task<BsonArray?> Outgoing(Site site, string id) =>
        (await site.Database(RelayModule.WorkerName).GetCollection<BsonDocument>("notes").Find(new BsonDocument("_id", id)).FirstOrDefaultAsync())?["outgoing"].AsBsonArray;
}
