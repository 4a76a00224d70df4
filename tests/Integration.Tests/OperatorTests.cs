using System.Text.Json;
using DomainWorkers.Epp;
using DomainWorkers.Integration.Tests.Rig;
using DomainWorkers.RegistrySimulator;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;

namespace DomainWorkers.Integration.Tests;

/// <summary>What docs/operations.md tells a person on call to do, done with the tool alone, on a real broker and store.</summary>
public sealed class OperatorTests
{
    private const string Name = "stuck-order.cn";
    private const string Renewal = "acme/renew/ren-1";

    [Fact]
    public async Task An_order_is_stuck_found_understood_and_settled_and_the_ledger_is_exact()
    {
        await using var site = await Site.Prepared();
        Guard(site);
        await using var worker = await site.ReadyWorker();
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.domain-renewed");
        var domainId = await Registered(site, orders);

        // The answer to the renewal is lost, questions get none either, and meanwhile somebody renews by hand in the registry's console.
        var registry = site.Registry.Server;
        registry.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "domain:renew", Next = 1 });
        registry.Faults.Add(new FaultRule(FaultAction.DropBeforeExecuting) { Command = "domain:info" });
        await Publish(orders, "dw.renew-domain", $$"""{"account":"acme","orderId":"ren-1","issuedAt":"2026-11-03T09:12:44+08:00","domainId":"{{domainId}}","years":1}""");
        await Listed(site, "unknown");
        var expires = registry.Objects.Domain(Name)!.ExpiresAt;
        await site.Registry.ByHand(new DomainRenew(Name, DateOnly.FromDateTime(expires.UtcDateTime), 1), "by-hand-1");
        registry.Faults.Clear();

        // "An order is stuck": list, show, the domain's story, then the decision.
        var parked = await Listed(site, "parked");
        Assert.Contains("neither the date before nor the one after", parked.GetProperty("because").GetString(), StringComparison.Ordinal);
        var story = await site.Dw("domain", "show", Name, "--json");
        Assert.True(story.Code == 0, story.ToString());
        Assert.Contains(story.Json.GetProperty("story").EnumerateArray(), line => line.GetProperty("what").GetString()!.Contains("waits for a person", StringComparison.Ordinal));
        var dry = await site.Dw("unknown", "resolve", Renewal, "--decision", "done", "--because", "registry ticket 4711", "--json");
        Assert.Equal((0, "dryRun"), (dry.Code, dry.Json.GetProperty("stage").GetString()));

        var settled = await site.Dw("unknown", "resolve", Renewal, "--decision", "done", "--because", "registry ticket 4711", "--yes", "--json");

        Assert.True(settled.Code == 0, $"{settled}\n{worker.Process.Said}");
        Assert.Equal("settled", settled.Json.GetProperty("stage").GetString());
        var renewed = await orders.Hears("dw.domain-renewed", "ren-1");
        Assert.Equal(
            registry.Objects.Domain(Name)!.ExpiresAt.ToUnixTimeSeconds(),
            renewed.Json.GetProperty("domain").GetProperty("expiresAt").GetDateTimeOffset().ToUnixTimeSeconds());
        Assert.Equal(["by-hand-1"], registry.Ledger.Executed("domain:renew", Name).Select(line => line.ClientTransactionId!).Where(id => !id.StartsWith("dw-", StringComparison.Ordinal)));
        Assert.Single(registry.Ledger.Executed("domain:renew", Name), line => line.ClientTransactionId!.StartsWith("dw-", StringComparison.Ordinal));
        Assert.Empty((await site.Dw("unknown", "list", "--json")).Json.EnumerateArray());
        // Nobody else waits behind it: the domain takes the next order.
        Assert.Equal(4, (await site.Dw("unknown", "resolve", Renewal, "--decision", "not-done", "--because", "changed my mind", "--yes")).Code);
        var acts = (await site.Dw("audit", "--json")).Json.EnumerateArray().ToArray();
        Assert.Equal(("on-call", "registry ticket 4711", "Settled"),
            (acts[0].GetProperty("operator").GetString(), acts[0].GetProperty("because").GetString(), acts[0].GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task A_parked_message_is_found_its_cause_mended_and_it_is_done_exactly_once()
    {
        await using var site = await Site.Prepared();
        Guard(site);
        await using var worker = await site.ReadyWorker();
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.domain-renewed");
        var domainId = await Registered(site, orders);
        var domains = site.Database().GetCollection<BsonDocument>("domains");
        await domains.UpdateOneAsync(new BsonDocument("_id", domainId), new BsonDocument("$set", new BsonDocument("status", "Nonsense")));

        await Publish(orders, "dw.renew-domain", $$"""{"account":"acme","orderId":"ren-1","issuedAt":"2026-11-03T09:12:44+08:00","domainId":"{{domainId}}","years":1}""", "m-1");
        await Eventually.True(async () => await Parked.Count(site, "parked") == 1, "the message is parked", () => worker.Process.Said);
        var group = Assert.Single((await site.Dw("dead", "list", "--json")).Json.EnumerateArray());
        Assert.Equal(("broken", "registry-submission.renew-domain"), (group.GetProperty("cause").GetString(), group.GetProperty("queue").GetString()));
        var id = group.GetProperty("ids")[0].GetString()!;

        // A broker that is not there leaves no trace of an act, and says which setting names it, in time.
        var elsewhere = new Dictionary<string, string>(site.Settings) { ["Broker__Uri"] = "amqp://guest:guest@127.0.0.1:1" };
        var away = await Rig.Console.Dw(elsewhere, "dead", "retry", id, "--because", "mended", "--yes", "--json");
        Assert.Equal(3, away.Code);
        Assert.Contains("\"key\": \"Broker__Uri\"", away.Errors, StringComparison.Ordinal);
        Assert.Empty((await site.Dw("dead", "show", id, "--json")).Json.GetProperty("acts").EnumerateArray());

        await domains.UpdateOneAsync(new BsonDocument("_id", domainId), new BsonDocument("$set", new BsonDocument("status", "Registered")));
        var retried = await site.Dw("dead", "retry", "--group", group.GetProperty("group").GetString()!, "--because", "record mended", "--yes", "--json");

        Assert.True(retried.Code == 0, $"{retried}\n{worker.Process.Said}");
        await orders.Hears("dw.domain-renewed", "ren-1", () => worker.Process.Said);
        var again = await site.Dw("dead", "retry", id, "--because", "pressed twice", "--yes", "--again", "--json");
        Assert.True(again.Code == 0, again.ToString());
        await Eventually.True(() => orders.Messages.Count(heard => heard.OrderId == "ren-1") >= 2, "the repeat is answered as before");
        Assert.Single(orders.Messages.Where(heard => heard.OrderId == "ren-1").Select(heard => (heard.MessageId, heard.Text)).Distinct());
        Assert.Single(site.Registry.Server.Ledger.Executed("domain:renew", Name));
        var shown = (await site.Dw("dead", "show", id, "--json")).Json;
        Assert.Equal("released", shown.GetProperty("standing").GetString());
        Assert.Equal(["on-call", "on-call", "on-call", "on-call"], shown.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("by").GetString()!));
    }

    [Fact]
    public async Task What_the_tool_only_looks_at_it_looks_at_on_real_engines_too()
    {
        await using var site = await Site.Prepared();
        var verify = await site.Dw("topology", "verify", "--worker", "registry-submission", "--json");
        Assert.True(verify.Code == 0, verify.ToString());
        await site.Management.Delete($"policies/{site.VirtualHost}/dead.registry-submission");
        var plan = await site.Dw("topology", "plan", "--worker", "registry-submission", "--json");
        Assert.Equal(1, plan.Code);
        Assert.Contains("dead.registry-submission", plan.Json[0].GetProperty("differences")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await site.Dw("topology", "apply", "--worker", "registry-submission")).Code);
        Assert.Equal("topology apply", (await site.Dw("audit", "--json")).Json[0].GetProperty("command").GetString());
        Assert.Equal(0, (await site.Dw("check-config", "registry-submission")).Code);

        await site.Registry.Server.Down();
        await using var worker = await site.ReadyWorker();
        var published = await site.Dw("publish", Repository.Sample("dw.submit-registration"), "--yes", "--json");
        Assert.True(published.Code == 0, published.ToString());
        await Eventually.True(async () => await Parked.Count(site, "operations") == 1, "the order is stored", () => worker.Process.Said);
        var sweep = await site.Dw("sweep", "--dry-run", "--at", "2036-01-01T00:00:00Z", "--json");
        Assert.Contains(sweep.Json.GetProperty("due").EnumerateArray(), due =>
            due.GetProperty("kind").GetString() == "operations" && due.GetProperty("ids")[0].GetString() == "acme/register/ACME-2025-10472");

        var nowhere = new Dictionary<string, string>(site.Settings) { ["Store__Uri"] = "mongodb://127.0.0.1:1/?replicaSet=rs0" };
        var away = await Rig.Console.Dw(nowhere, "unknown", "list", "--json");
        Assert.Equal(3, away.Code);
        Assert.Contains("\"key\": \"Store__Uri\"", away.Errors, StringComparison.Ordinal);
    }

    /// <summary>As on a broker that others can reach: who publishes must be known, and decisions have to be allowed by name.</summary>
    private static void Guard(Site site)
    {
        site.Settings["Messaging__PublisherIdentity"] = "user-id";
        site.Settings["Messaging__Publishers__guest__Accounts__0"] = "*";
        site.Settings["Messaging__Publishers__guest__Messages__0"] = "*";
        site.Settings["Messaging__Publishers__guest__Messages__1"] = "decide-operation";
    }

    private static Task Publish(OrderSide orders, string exchange, string body, string? messageId = null) => orders.Publish(
        exchange, Orders.Account, System.Text.Encoding.UTF8.GetBytes(body),
        new BasicProperties { ContentType = "application/json", UserId = "guest", MessageId = messageId });

    private static async Task<string> Registered(Site site, OrderSide orders)
    {
        await orders.Listen("dw.domain-registered");
        await Publish(orders, "dw.submit-registration", Orders.Registration("reg-1", Name));
        var registered = await orders.Hears("dw.domain-registered", "reg-1");
        var id = registered.Json.GetProperty("domain").GetProperty("id").GetString()!;
        await Eventually.True(
            async () => await site.Database().GetCollection<BsonDocument>("domains").Find(new BsonDocument { ["_id"] = id, ["open"] = BsonNull.Value }).AnyAsync(),
            "the domain is free");
        return id;
    }

    /// <summary>The renewal as the tool lists it, once the store has it so: each run of the tool is a process.</summary>
    private static async Task<JsonElement> Listed(Site site, string progress)
    {
        var operations = site.Database().GetCollection<BsonDocument>("operations");
        var stored = new BsonDocument { ["_id"] = Renewal, ["progress"] = $"{char.ToUpperInvariant(progress[0])}{progress[1..]}" };
        await Eventually.True(async () => await operations.Find(stored).AnyAsync(), $"the renewal is {progress}");
        var list = await site.Dw("unknown", "list", "--json");
        Assert.True(list.Code == 0, list.ToString());
        var found = Assert.Single(list.Json.EnumerateArray());
        Assert.Equal((Renewal, progress), (found.GetProperty("id").GetString(), found.GetProperty("progress").GetString()));
        return found;
    }
}
