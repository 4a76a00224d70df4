using System.Text.Json;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>An order system without a line of .NET: Debian's amqp-tools publish the sample file and read the answer.</summary>
public sealed class AmqpToolsTests
{
    private const string Account = "acme";

    [Fact]
    public async Task The_published_sample_becomes_a_registered_domain()
    {
        await using var site = await Site.Prepared();
        await using var worker = await site.ReadyWorker();
        await using var answers = await Listen(site, "dw.domain-registered");

        Assert.Equal(0, await Publish(site, "dw.submit-registration", await File.ReadAllBytesAsync(Repository.Sample("dw.submit-registration"))));

        Assert.True(await answers.Exit() == 0, answers.Said + worker.Process.Said);
        var registered = JsonDocument.Parse(string.Concat(answers.Output)).RootElement;
        Assert.Equal("ACME-2025-10472", registered.GetProperty("orderId").GetString());
        Assert.Equal("xn--jh1az7ydb652g.cn", registered.GetProperty("domain").GetProperty("name").GetString());
        var create = Assert.Single(site.Registry.Server.Ledger.Entries, entry => entry.Command == "domain:create");
        Assert.Equal(create.ServerTransactionId, registered.GetProperty("registryTransactionId").GetString());
    }

    [Fact]
    public async Task A_bad_message_is_answered_with_the_field_that_is_wrong()
    {
        await using var site = await Site.Prepared();
        await using var worker = await site.ReadyWorker();
        await using var answers = await Listen(site, "dw.message-rejected");
        var sample = await File.ReadAllTextAsync(Repository.Sample("dw.submit-registration"));

        Assert.Equal(0, await Publish(site, "dw.submit-registration",
            System.Text.Encoding.UTF8.GetBytes(sample.Replace("\"years\": 1", "\"years\": 11", StringComparison.Ordinal))));

        Assert.True(await answers.Exit() == 0, answers.Said + worker.Process.Said);
        var rejected = JsonDocument.Parse(string.Concat(answers.Output)).RootElement;
        var violation = Assert.Single(rejected.GetProperty("violations").EnumerateArray());
        Assert.Equal("$.years", violation.GetProperty("path").GetString());
        Assert.Equal("maximum", violation.GetProperty("rule").GetString());
        Assert.Equal("ACME-2025-10472", rejected.GetProperty("orderId").GetString());
        Assert.DoesNotContain(site.Registry.Server.Ledger.Entries, entry => entry.Command.StartsWith("domain:", StringComparison.Ordinal));
    }

    /// <summary>Reads one message from a queue of its own, bound for one account, and ends.</summary>
    private static async Task<ChildProcess> Listen(Site site, string exchange)
    {
        var consumer = new ChildProcess("amqp-consume",
            [$"--url={site.Broker}", $"--exchange={exchange}", $"--routing-key={Account}", "--count=1", "cat"]);
        await Eventually.True(
            async () => (await site.Management.Get($"exchanges/{site.VirtualHost}/{exchange}/bindings/source")).EnumerateArray()
                .Any(binding => binding.GetProperty("routing_key").GetString() == Account),
            $"amqp-consume is bound to {exchange}", () => consumer.Said);
        return consumer;
    }

    private static async Task<int> Publish(Site site, string exchange, byte[] body)
    {
        await using var publisher = new ChildProcess("amqp-publish",
            [$"--url={site.Broker}", $"--exchange={exchange}", $"--routing-key={Account}", "--content-type=application/json", "--persistent"]);
        await publisher.Input.BaseStream.WriteAsync(body);
        publisher.Input.Close();
        return await publisher.Exit();
    }
}
