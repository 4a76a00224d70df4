using System.Text;
using DomainWorkers.Integration.Tests.Rig;
using RabbitMQ.Client;

namespace DomainWorkers.Integration.Tests;

/// <summary>What plain MassTransit would let through to a handler, or answer where the sender says: published raw to the real worker.</summary>
public sealed class HostileMessageTests(RunningWorker running) : IClassFixture<RunningWorker>
{
    /// <summary>Stands for somebody's identity number: it must be readable nowhere but in the sealed body.</summary>
    private const string Canary = "110101199003074514";

    private const string Json = "application/json";
    private const string Envelope = "application/vnd.masstransit+json";

    private const string Good =
        "\"orderId\":\"O-1\",\"issuedAt\":\"2026-11-03T09:12:44+08:00\",\"domainName\":\"hostile.cn\",\"years\":1,\"profileId\":\"p-1\",\"idNumber\":\"" + Canary + "\"";

    /// <summary>Row, content type, body (<c>{a}</c> stands for the account), the path and the rule of the answer.</summary>
    public static TheoryData<string, string?, string, string, string> Corpus => new()
    {
        { "no-bytes", Json, "", "$", "empty" },
        { "required-missing", Json, "{\"account\":\"{a}\",\"orderId\":\"O-1\",\"idNumber\":\"" + Canary + "\"}", "$.issuedAt", "required" },
        { "duplicate-names", Json, "{\"account\":\"{a}\",\"years\":10," + Good + "}", "$.years", "duplicateName" },
        { "unknown-type", Envelope, "{\"messageType\":[\"urn:message:Evil:Other\"],\"message\":{\"account\":\"{a}\"," + Good + "}}", "$.messageType", "messageType" },
        { "no-json", Json, "order=1&id=" + Canary, "$", "notJson" },
        { "text-csv", "text/csv", "{\"account\":\"{a}\"," + Good + "}", "$", "contentType" },
        { "content-type-app", "app", "{\"account\":\"{a}\"," + Good + "}", "$", "contentType" },
        { "depth-200", Json, Nested(200), "$", "tooDeep" },
        { "depth-100000", Json, Nested(100_000), "$", "tooDeep" },
        { "wrong-type", Json, "{\"account\":\"{a}\"," + Good.Replace("\"years\":1", "\"years\":\"one\"", StringComparison.Ordinal) + "}", "$.years", "type" },
        { "null-message", Json, "null", "$", "type" },
        { "envelope-null-message", Envelope, "{\"message\":null,\"x\":\"" + Canary + "\"}", "$.message", "type" },
        { "bad-instant", Json, "{\"account\":\"{a}\"," + Good.Replace("2026-11-03T09:12:44+08:00", "yesterday", StringComparison.Ordinal) + "}", "$.issuedAt", "format" },
        { "over-the-cap", Json, "{\"account\":\"{a}\",\"padding\":\"" + new string('x', 256 * 1024) + "\"," + Good + "}", "$", "tooLarge" },
        { "eight-megabytes", Json, "{\"account\":\"{a}\",\"padding\":\"" + new string('x', 8 * 1024 * 1024) + "\"," + Good + "}", "$", "tooLarge" },
        { "twenty-megabytes", Json, "{\"account\":\"{a}\",\"padding\":\"" + new string('x', 20 * 1024 * 1024) + "\"," + Good + "}", "$", "tooLarge" },
    };

    [Theory, MemberData(nameof(Corpus), DisableDiscoveryEnumeration = true)]
    public Task Never_reaches_a_consumer_is_parked_once_and_sealed_and_its_sender_is_told(
        string row, string? contentType, string body, string path, string rule) =>
        IsRejected(row, Encoding.UTF8.GetBytes(body.Replace("{a}", row, StringComparison.Ordinal)),
            new BasicProperties { ContentType = contentType, MessageId = $"m-{row}" }, path, rule);

    [Fact]
    public Task Bytes_that_are_no_UTF_8_are_rejected() =>
        IsRejected("bad-utf-8", [.. "{\"account\":\""u8, 0xC3, 0x28, .. "\"}"u8],
            new BasicProperties { ContentType = Json, MessageId = "m-bad-utf-8" }, "$", "notUtf8");

    [Fact]
    public Task Compression_is_named_and_rejected() =>
        IsRejected("gzip", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0],
            new BasicProperties { ContentType = Json, ContentEncoding = "gzip", MessageId = "m-gzip" }, "$", "contentType");

    [Fact]
    public async Task A_routing_key_that_is_no_account_gets_the_answer_under_unknown()
    {
        var (site, worker) = await running.Get();
        await using var sender = await OrderSide.Connect(site.Broker);
        await sender.Listen("dw.message-rejected", "unknown");

        await sender.Publish("dw.submit-registration", "Not An Account", "{}", "m-no-account");

        var rejected = await sender.Hears("dw.message-rejected", heard => heard.Json.GetProperty("messageId").GetString() == "m-no-account",
            () => worker.Process.Said);
        Assert.Equal("unknown", rejected.Json.GetProperty("account").GetString());
    }

    [Theory]
    [InlineData("plain-without-content-type", null)]
    [InlineData("text-json", "text/json; charset=UTF-8")]
    public async Task A_message_without_id_or_content_type_is_taken_by_its_order_id(string account, string? contentType)
    {
        var (site, worker) = await running.Get();
        await using var sender = await OrderSide.Connect(site.Broker);
        await sender.Listen("dw.registration-refused", account);
        var order = $"{{\"account\":\"{account}\"," + Good.Replace("hostile.cn", $"{account}.cn", StringComparison.Ordinal) + "}";

        await sender.Publish("dw.submit-registration", account, Encoding.UTF8.GetBytes(order), new BasicProperties { ContentType = contentType });

        // The account has no such registrant: that is the consumer's own answer.
        await sender.Hears("dw.registration-refused", "O-1", () => worker.Process.Said);
    }

    [Theory]
    [InlineData("good-letter", 1)]
    [InlineData("bad-letter", 11)]
    public async Task Where_answers_and_faults_go_is_not_the_senders_choice(string account, int years)
    {
        var (site, worker) = await running.Get();
        await using var sender = await OrderSide.Connect(site.Broker);
        await sender.Listen("dw.registration-refused", account);
        await sender.Listen("dw.message-rejected", account);
        var before = await site.Management.Names($"exchanges/{site.VirtualHost}");
        var message = $"{{\"account\":\"{account}\",\"orderId\":\"O-1\",\"issuedAt\":\"2026-11-03T09:12:44+08:00\",\"domainName\":\"{account}.cn\",\"years\":{years},\"profileId\":\"p-1\"}}";
        const string There = "rabbitmq://localhost/attacker-made";
        var envelope = $"{{\"messageId\":\"{Guid.NewGuid()}\",\"faultAddress\":\"{There}\",\"responseAddress\":\"exchange:attacker-made\",\"sourceAddress\":\"{There}\",\"requestId\":\"{Guid.NewGuid()}\",\"messageType\":[\"urn:message:DomainWorkers.Contracts.Registration:SubmitRegistration\"],\"message\":{message}}}";

        await sender.Publish("dw.submit-registration", account, Encoding.UTF8.GetBytes(envelope), new BasicProperties
        {
            ContentType = Envelope,
            ReplyTo = "attacker-made",
            CorrelationId = Guid.NewGuid().ToString(),
            Headers = new Dictionary<string, object?>
            {
                ["MT-Fault-Address"] = There,
                ["MT-Response-Address"] = There,
                ["FaultAddress"] = There,
                ["ResponseAddress"] = There,
            },
        });

        await sender.Hears(years == 1 ? "dw.registration-refused" : "dw.message-rejected", "O-1", () => worker.Process.Said);
        Assert.Equal(before, await site.Management.Names($"exchanges/{site.VirtualHost}"));
        Assert.DoesNotContain("attacker-made", await site.Management.Names($"queues/{site.VirtualHost}"));
    }

    private static string Nested(int depth) =>
        "{\"account\":\"{a}\"," + Good + ",\"x\":" + new string('[', depth) + new string(']', depth) + "}";

    private async Task IsRejected(string row, byte[] body, BasicProperties properties, string path, string rule)
    {
        var (site, worker) = await running.Get();
        await using var sender = await OrderSide.Connect(site.Broker);
        await sender.Listen("dw.message-rejected", row);
        await sender.Listen("dw.registration-accepted", row);
        await sender.Listen("dw.registration-refused", row);

        await sender.Publish("dw.submit-registration", row, body, properties);
        var told = await sender.Hears("dw.message-rejected", _ => true, () => worker.Process.Said);
        // Twice: what stands behind it in the queue is answered after it.
        await sender.Publish("dw.submit-registration", row, body, properties);
        await sender.Publish("dw.submit-registration", row, "{}", $"m-{row}-end");
        await sender.Hears("dw.message-rejected", heard => heard.Json.GetProperty("messageId").GetString() == $"m-{row}-end", () => worker.Process.Said);

        Assert.Equal(properties.MessageId, told.Json.GetProperty("messageId").GetString());
        Assert.Contains(told.Json.GetProperty("violations").EnumerateArray(), violation =>
            violation.GetProperty("rule").GetString() == rule
            && violation.GetProperty("path").GetString()!.StartsWith(path, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, told.Text, StringComparison.Ordinal);

        var parked = (await Parked.Of(site, row)).Where(document => document["messageId"] == $"m-{row}").ToArray();
        Assert.Equal("Rejected", Assert.Single(parked)["cause"]);
        Assert.Equal(body.Take(256 * 1024), Parked.Body(site, parked[0]));
        Assert.Equal(body.Length, parked[0]["bodyBytes"].ToInt64());
        Assert.False(Parked.Shows(parked[0], Canary), "the canary is readable in the store");
        Assert.DoesNotContain(sender.Messages, heard => heard.Exchange != "dw.message-rejected");
        Assert.DoesNotContain(worker.Process.Output, line => line.Contains(Canary, StringComparison.Ordinal));
    }
}
