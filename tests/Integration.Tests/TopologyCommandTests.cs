using System.Text.Json;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary><c>--topology</c> as a deploy script runs it.</summary>
public sealed class TopologyCommandTests
{
    [Fact]
    public async Task Plan_says_what_apply_would_do_and_does_nothing()
    {
        await using var site = await Site.Bare();

        var (code, output) = await site.Topology("plan");

        Assert.Equal(1, code);
        Assert.Contains("topic exchange dw.submit-registration is missing", output, StringComparison.Ordinal);
        Assert.Contains("quorum queue registry-submission.submit-registration is missing", output, StringComparison.Ordinal);
        Assert.Contains("policy registry-submission", output, StringComparison.Ordinal);
        Assert.Empty(await site.Management.Names($"queues/{site.VirtualHost}"));
        Assert.Empty(await site.Management.Names($"policies/{site.VirtualHost}"));
    }

    [Fact]
    public async Task Applying_again_changes_nothing_and_the_running_worker_adds_nothing()
    {
        await using var site = await Site.Prepared();
        var applied = await Everything(site);

        var (code, output) = await site.Topology("apply");
        Assert.True(code == 0, output);
        Assert.DoesNotContain("put right", output, StringComparison.Ordinal);
        await using var worker = await site.ReadyWorker();
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Read("dw.unheard");
        await orders.Publish("dw.submit-registration", Orders.Account, Orders.Registration("o-1", "topology.cn"));
        await orders.Hears("dw.domain-registered", "o-1", () => worker.Process.Said);

        Assert.Equal(applied, await Everything(site));
    }

    [Fact]
    public async Task What_cannot_be_changed_is_named_and_everything_else_is_put_right()
    {
        await using var site = await Site.Bare();
        await site.Management.Put($"exchanges/{site.VirtualHost}/dw.submit-registration", new { type = "fanout", durable = true });
        await site.Management.Put($"queues/{site.VirtualHost}/registry-submission.renew-domain", new { durable = true });

        var (code, output) = await site.Topology("apply");

        Assert.Equal(1, code);
        Assert.Contains("exchange dw.submit-registration is of type fanout and must be topic", output, StringComparison.Ordinal);
        Assert.Contains("queue registry-submission.renew-domain is of type classic and must be quorum", output, StringComparison.Ordinal);
        Assert.Contains("has 2 difference(s)", output, StringComparison.Ordinal);
        Assert.Contains("registry-submission.ask-operation", await site.Management.Names($"queues/{site.VirtualHost}"));
    }

    [Fact]
    public async Task Queues_that_nobody_reads_any_more_are_mentioned_and_left_alone()
    {
        await using var site = await Site.Prepared();
        await site.Management.Put($"queues/{site.VirtualHost}/registry-submission.retired",
            new { durable = true, arguments = new Dictionary<string, string> { ["x-queue-type"] = "quorum" } });

        var (code, output) = await site.Topology("apply");

        Assert.Equal(0, code);
        Assert.Contains("queue registry-submission.retired is read by no consumer of this build", output, StringComparison.Ordinal);
        Assert.Contains("registry-submission.retired", await site.Management.Names($"queues/{site.VirtualHost}"));
    }

    [Theory]
    [InlineData]
    [InlineData("aply")]
    public async Task Another_verb_is_answered_with_the_usage(params string[] verb)
    {
        await using var process = Worker.Run(new Dictionary<string, string>(), ["--topology", .. verb]);

        Assert.Equal(2, await process.Exit());
        Assert.Contains("--topology plan|apply|verify", process.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_in_memory_need_no_topology()
    {
        await using var process = Worker.Run(
            new Dictionary<string, string> { ["Broker__Uri"] = "memory:", ["Store__Uri"] = "memory:" }, "--topology", "apply");

        Assert.Equal(0, await process.Exit());
    }

    [Theory]
    [InlineData(null, "Broker__Management is required")]
    [InlineData("http://guest:guest@127.0.0.1:1", "Broker__Management does not answer")]
    [InlineData("ftp://guest:guest@127.0.0.1:1", "Broker__Management must be")]
    [InlineData("http://guest:guest@broker.example:15672", "Broker__Management must be https")]
    public async Task Without_the_management_api_it_says_what_it_needs(string? management, string complaint)
    {
        var settings = new Dictionary<string, string> { ["Broker__Uri"] = "amqp://guest:guest@127.0.0.1:1", ["Store__Uri"] = "memory:" };
        if (management is not null)
            settings["Broker__Management"] = management;
        await using var process = Worker.Run(settings, "--topology", "apply");

        Assert.Equal(1, await process.Exit());
        Assert.Contains(complaint, process.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_the_right_is_told_so_and_its_password_is_not_repeated()
    {
        await using var site = await Site.Bare();
        site.Settings["Broker__Management"] = site.Settings["Broker__Management"].Replace("guest:guest", "guest:wr0ng-secret", StringComparison.Ordinal);

        var (code, output) = await site.Topology("apply");

        Assert.Equal(1, code);
        Assert.Contains("401", output, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-secret", output, StringComparison.Ordinal);
    }

    /// <summary>All that stands in the virtual host, but for what clients declared for themselves.</summary>
    private static async Task<string> Everything(Site site)
    {
        var lines = new List<string>();
        foreach (var kind in new[] { "exchanges", "queues", "bindings", "policies" })
        {
            foreach (var entry in (await site.Management.Get($"{kind}/{site.VirtualHost}")).EnumerateArray())
            {
                lines.Add($"{kind} " + string.Join(' ', new[] { "name", "type", "source", "destination", "destination_type", "routing_key", "arguments", "definition", "durable" }
                    .Select(key => entry.TryGetProperty(key, out JsonElement value) ? value.ToString() : "-")));
            }
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
