using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.Contracts.Tests.Gate;

public sealed class HostileBodyTests
{
    private const string Good =
        """
        {"account":"acme","orderId":"A-1","issuedAt":"2025-11-03T09:12:44+08:00","domainName":"鲜花速递.cn","years":1,"profileId":"p-1"}
        """;

    private static readonly SchemaGate Gate = SchemaGate.For(typeof(SubmitRegistration));

    [Fact]
    public void The_body_that_the_tables_bend_is_good()
    {
        var fits = Assert.IsType<GateVerdict.Fits>(Judge(Good));
        Assert.Equal(("acme", "A-1", 0), (fits.Account, fits.OrderId, fits.UnknownProperties));
    }

    [Theory]
    [InlineData("", "$", Rules.Empty)]
    [InlineData("   ", "$", Rules.NotJson)]
    [InlineData("null", "$", Rules.Type)]
    [InlineData("[]", "$", Rules.Type)]
    [InlineData("\"text\"", "$", Rules.Type)]
    [InlineData("42", "$", Rules.Type)]
    [InlineData("nul", "$", Rules.NotJson)]
    [InlineData("account=acme", "$", Rules.NotJson)]
    [InlineData("<order/>", "$", Rules.NotJson)]
    [InlineData("{'account':'acme'}", "$", Rules.NotJson)]
    [InlineData("{account:\"acme\"}", "$", Rules.NotJson)]
    [InlineData("{}{}", "$", Rules.TrailingData)]
    [InlineData("{}\0", "$", Rules.TrailingData)]
    [InlineData("{} // end", "$", Rules.TrailingData)]
    [InlineData("{/**/}", "$", Rules.NotJson)]
    [InlineData("{\"account\":\"acme\",}", "$", Rules.NotJson)]
    [InlineData("{\"account\":\"ac\nme\"}", "$.account", Rules.NotJson)]
    [InlineData("{\"years\":01}", "$.years", Rules.NotJson)]
    [InlineData("{\"years\":+1}", "$.years", Rules.NotJson)]
    [InlineData("{\"years\":NaN}", "$.years", Rules.NotJson)]
    [InlineData("{\"years\":0x10}", "$.years", Rules.NotJson)]
    [InlineData("{\"years\":1.}", "$.years", Rules.NotJson)]
    [InlineData("\uFEFF{}", "$", Rules.ByteOrderMark)]
    public void Refuses_what_is_no_message(string body, string path, string rule) => Breaks(body, path, rule);

    [Theory]
    [InlineData("\"years\":1", "\"years\":\"1\"", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":1.0", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":1e0", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":1E+0", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":1e400", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":0", "$.years", Rules.Minimum)]
    [InlineData("\"years\":1", "\"years\":-0", "$.years", Rules.Minimum)]
    [InlineData("\"years\":1", "\"years\":11", "$.years", Rules.Maximum)]
    [InlineData("\"years\":1", "\"years\":4294967297", "$.years", Rules.Maximum)]
    [InlineData("\"years\":1", "\"years\":99999999999999999999", "$.years", Rules.Maximum)]
    [InlineData("\"years\":1", "\"years\":-99999999999999999999", "$.years", Rules.Minimum)]
    [InlineData("\"years\":1", "\"years\":true", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":null", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":[1]", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"years\":{\"a\":1}", "$.years", Rules.Type)]
    [InlineData("\"years\":1", "\"Years\":1", "$.years", Rules.Required)]
    [InlineData("\"account\":\"acme\"", "\"account\":null", "$.account", Rules.Type)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"\"", "$.account", Rules.Pattern)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"Acme\"", "$.account", Rules.Pattern)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\\n\"", "$.account", Rules.Pattern)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme.#\"", "$.account", Rules.Pattern)]
    [InlineData("\"account\":\"acme\"", "\"acc\\u006funt\":\"acme\",\"account\":\"acme\"", "$.account", Rules.DuplicateName)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"account\":\"evil\"", "$.account", Rules.DuplicateName)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"x\":{\"y\":1,\"\\u0079\":2}", "$['x']['y']", Rules.DuplicateName)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"x\":\"\\ud800\"", "$['x']", Rules.LoneSurrogate)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"\\udc00\":1", "$['?']", Rules.LoneSurrogate)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"x\":[\"\\u0000\"]", "$['x'][0]", Rules.ControlCharacter)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"x\":\"a\u007f\"", "$['x']", Rules.ControlCharacter)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"x\":\"a\u0085\"", "$['x']", Rules.ControlCharacter)]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"a\\r\\nb\":1", "$['a\\u000d\\u000ab']", Rules.ControlCharacter)]
    [InlineData("鲜花速递.cn", "鲜花\\u0000.cn", "$.domainName", Rules.ControlCharacter)]
    [InlineData("鲜花速递.cn", "\\ud83d.cn", "$.domainName", Rules.LoneSurrogate)]
    [InlineData("鲜花速递.cn", "\\ud83d\\u0041.cn", "$.domainName", Rules.LoneSurrogate)]
    [InlineData("鲜花速递.cn", "\\udca9\\ud83d.cn", "$.domainName", Rules.LoneSurrogate)]
    [InlineData("鲜花速递.cn", "cn", "$.domainName", Rules.MinLength)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:44", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12Z", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:44+08", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:44+0800", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03 09:12:44+08:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-02-29T09:12:44+08:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T24:00:00+08:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:60+08:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:44.+08:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:44+99:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "0001-01-01T00:00:00+14:00", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "1762132364", "$.issuedAt", Rules.Format)]
    [InlineData("2025-11-03T09:12:44+08:00", "", "$.issuedAt", Rules.Format)]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":null", "$.nameServers", Rules.Type)]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":[null]", "$.nameServers[0]", Rules.Type)]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":[\"ns1.a.cn\",7]", "$.nameServers[1]", Rules.Type)]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":\"ns1.a.cn\"", "$.nameServers", Rules.Type)]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":[\"\"]", "$.nameServers[0]", Rules.MinLength)]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":{\"0\":\"ns1.a.cn\"}", "$.nameServers", Rules.Type)]
    public void Names_the_place_and_the_rule(string part, string bent, string path, string rule) => Breaks(Bend(part, bent), path, rule);

    [Theory]
    [InlineData("\"years\":1", "\"years\":10")]
    [InlineData("\"years\":1", "\"years\" : 1\r\n\t")]
    [InlineData("\"years\":1", "\"\\u0079ears\":1")]
    [InlineData("\"account\":\"acme\"", "\"account\":\"\\u0061cme\"")]
    [InlineData("\"account\":\"acme\"", "\"account\":\"acme\",\"actor\":null")]
    [InlineData("鲜花速递.cn", "\\u9c9c\\u82b1.cn")]
    [InlineData("鲜花速递.cn", "\\ud83d\\udca9.cn")]
    [InlineData("鲜花速递.cn", "💩.cn")]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T01:12:44Z")]
    [InlineData("2025-11-03T09:12:44+08:00", "2024-02-29T23:59:59.999999999-00:00")]
    [InlineData("2025-11-03T09:12:44+08:00", "2025-11-03T09:12:44\\u002b08:00")]
    [InlineData("\"profileId\":\"p-1\"", "\"profileId\":\"p-1\",\"nameServers\":[]")]
    public void Lets_through_what_only_looks_odd(string part, string bent)
    {
        var body = Bend(part, bent);
        Assert.IsType<GateVerdict.Fits>(Judge(body));
        Assert.NotNull(JsonSerializer.Deserialize<SubmitRegistration>(body, MessageSerialization.Options));
    }

    [Fact]
    public void Counts_what_a_newer_sender_knows_more_and_ignores_it()
    {
        var fits = Assert.IsType<GateVerdict.Fits>(Judge(Bend("\"years\":1", "\"years\":1,\"coupon\":{\"a\":1,\"b\":[{}]},\"gift\":null")));
        Assert.Equal(2, fits.UnknownProperties);
    }

    [Fact]
    public void Tells_everything_that_is_missing_at_once()
    {
        var rejected = Assert.IsType<GateVerdict.Rejected>(Judge("{}"));
        Assert.Equal(
            ["$.account", "$.orderId", "$.issuedAt", "$.domainName", "$.years", "$.profileId"],
            rejected.Violations.Select(v => v.Path));
        Assert.All(rejected.Violations, v => Assert.Equal(Rules.Required, v.Rule));
    }

    [Theory]
    [InlineData("\"years\":1", "\"years\":99", "A-1")]
    [InlineData("\"orderId\":\"A-1\"", "\"orderId\":\"../x y\"", null)]
    [InlineData("\"orderId\":\"A-1\"", "\"orderId\":7", null)]
    [InlineData("\"orderId\":\"A-1\"", "\"orderId\":\"A-1\",\"orderId\":\"A-2\"", null)]
    [InlineData("\"profileId\":\"p-1\"}", "", "A-1")]
    public void Tells_the_order_only_where_it_is_sure_of_it(string part, string bent, string? orderId) =>
        Assert.Equal(orderId, Assert.IsType<GateVerdict.Rejected>(Judge(Bend(part, bent))).OrderId);

    [Fact]
    public void Never_repeats_a_value()
    {
        const string canary = "11010519491231002X";
        string[] parts = ["\"acme\"", "\"A-1\"", "\"2025-11-03T09:12:44+08:00\"", "\"p-1\""];
        foreach (var part in parts)
        {
            var rejected = Assert.IsType<GateVerdict.Rejected>(Judge(Bend(part, $"\"{canary} \"")));
            Assert.DoesNotContain(canary, JsonSerializer.Serialize(rejected), StringComparison.Ordinal);
        }

        var broken = Assert.IsType<GateVerdict.Rejected>(Judge(Bend("\"years\":1", $"\"years\":{canary}")));
        Assert.DoesNotContain(canary, JsonSerializer.Serialize(broken), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejection_is_itself_a_message_that_fits()
    {
        var name = new string('名', 300) + "\\u001b[31m";
        var nested = string.Concat(Enumerable.Repeat($"{{\"{name}\":", 12)) + "\"\\u0007\"" + new string('}', 12);
        var rejected = Assert.IsType<GateVerdict.Rejected>(Judge(Bend("\"years\":1", $"\"x\":{nested}")));
        var message = new MessageRejected
        {
            Account = "acme",
            RejectedAt = DateTimeOffset.UnixEpoch,
            Worker = "registry-submission",
            Exchange = "dw.submit-registration",
            OrderId = rejected.OrderId,
            Violations = rejected.Violations,
        };

        var body = JsonSerializer.SerializeToUtf8Bytes(message, MessageSerialization.Options);
        Assert.IsType<GateVerdict.Fits>(SchemaGate.For(typeof(MessageRejected)).Judge(body));
        Assert.All(rejected.Violations, v => Assert.All(v.Path, letter => Assert.InRange(letter, ' ', '~')));
    }

    private static void Breaks(string body, string path, string rule)
    {
        var rejected = Assert.IsType<GateVerdict.Rejected>(Judge(body));
        Assert.Contains((path, rule), rejected.Violations.Select(v => (v.Path, v.Rule)));
        Assert.InRange(rejected.Violations.Count, 1, 10);
    }

    private static GateVerdict Judge(string body) => Gate.Judge(Encoding.UTF8.GetBytes(body));

    private static string Bend(string part, string bent)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        return Good.Replace(part, bent, StringComparison.Ordinal);
    }
}
