using DomainWorkers.OperatorConsole.Tests.Rig;
using DomainWorkers.TestKit;

namespace DomainWorkers.OperatorConsole.Tests;

/// <summary>What the tool only looks at: stories, what falls due, settings, contracts, files to be sent.</summary>
public sealed class LookingTests
{
    [Fact]
    public async Task A_domain_has_one_story_by_its_name_and_by_its_id()
    {
        await using var desk = await Desk.Open();
        var domainId = await desk.ParkedRenewal();

        var byName = await desk.Dw("domain", "show", Orders.Name.ToUpperInvariant(), "--json");
        var byId = await desk.Dw("domain", "show", domainId, "--json");

        Assert.True(byName.Code == 0, byName.ToString());
        Assert.Equal(byId.Output, byName.Output);
        Assert.Equal(domainId, byName.Json.GetProperty("domain").GetString());
        var story = byName.Json.GetProperty("story").EnumerateArray().ToArray();
        Assert.Equal(story.Select(line => line.GetProperty("at").GetDateTimeOffset()).Order(), story.Select(line => line.GetProperty("at").GetDateTimeOffset()));
        Assert.All(story, line => Assert.Equal("registry-submission", line.GetProperty("worker").GetString()));
        foreach (var part in new[] { "acme ordered: register longjing-tea.cn", "registered at cnnic", "acme ordered: renew for one year", "waits for a person", "expires" })
            Assert.Contains(story, line => line.GetProperty("what").GetString()!.Contains(part, StringComparison.Ordinal));
        Assert.Contains("-- now --", (await desk.Dw("domain", "show", Orders.Name)).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Refused, (await desk.Dw("domain", "show", "nobody-has-it.cn")).Code);
    }

    [Fact]
    public async Task An_order_that_was_refused_leaves_a_life_of_its_name_to_look_at()
    {
        await using var desk = await Desk.Open();
        desk.Registry.Refuse(2302);
        desk.Registry.Put(new FakeDomain { Name = "taken.cn", Sponsor = "somebody-else" });
        await desk.Worker.Send(desk.Register("reg-9", "taken.cn"));
        await desk.Worker.Settled();

        var run = await desk.Dw("domain", "show", "taken.cn", "--json");

        Assert.True(run.Code == 0, run.ToString());
        Assert.Contains(run.Json.GetProperty("story").EnumerateArray(), line => line.GetProperty("what").GetString() == "register ended refused (NameTaken 2302)");
    }

    [Fact]
    public async Task A_sub_users_name_is_not_told()
    {
        await using var desk = await Desk.Open();
        await desk.Worker.Send(desk.Register() with { Actor = "reseller-7/zhang.san" });
        await desk.Worker.Settled();

        var run = await desk.Dw("domain", "show", Orders.Name, "--json");

        Assert.DoesNotContain("zhang", run.Output, StringComparison.Ordinal);
        Assert.Contains("a sub-user of acme ordered", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_falls_due_is_counted_by_kind_and_lane_with_the_first_ids()
    {
        await using var desk = await Desk.Open();
        desk.Registry.IsDown = true;
        for (var i = 0; i < 12; i++)
            await desk.Worker.Send(desk.Register($"o-{i:00}", $"tea-{i}.cn"));
        await desk.Worker.Settled();

        var run = await desk.Dw("sweep", "--dry-run", "--at", "2032-01-01T00:00:00Z", "--json");

        Assert.True(run.Code == 0, run.ToString());
        var due = Assert.Single(run.Json.GetProperty("due").EnumerateArray(), due => due.GetProperty("kind").GetString() == "operations");
        Assert.Equal(("cnnic/register", 12, 10),
            (due.GetProperty("lane").GetString(), due.GetProperty("count").GetInt32(), due.GetProperty("ids").GetArrayLength()));
        Assert.Equal("machine", due.GetProperty("clock").GetString());
        Assert.Equal(ExitCodes.Usage, (await desk.Dw("sweep")).Code);
        Assert.Equal(ExitCodes.Usage, (await desk.Dw("sweep", "--dry-run", "--at", "2032-01-01")).Code);
    }

    [Fact]
    public async Task A_file_is_held_against_its_schema_before_it_is_sent()
    {
        await using var desk = await Desk.Open();
        var folder = Directory.CreateTempSubdirectory("dw-");
        try
        {
            var good = Path.Combine(folder.FullName, "dw.ask-operation.json");
            var bad = Path.Combine(folder.FullName, "bad.json");
            await File.WriteAllTextAsync(good, """{"account":"acme","requestId":"q-1","issuedAt":"2025-01-06T01:00:00Z","orderId":"o-1","kind":"register"}""");
            await File.WriteAllTextAsync(bad, """{"account":"acme","requestId":"q 1","issuedAt":"2025-01-06T01:00:00Z","orderId":"o-1","kind":"buy"}""");

            Assert.Equal(0, (await desk.Dw("publish", good)).Code);
            Assert.Empty(desk.Letters);
            var refused = await desk.Dw("publish", bad, "--to", "ask-operation", "--yes", "--json");
            Assert.Equal(ExitCodes.Refused, refused.Code);
            Assert.Equal(["$.requestId", "$.kind"], refused.Json.GetProperty("violations").EnumerateArray().Select(one => one.GetProperty("path").GetString()));
            Assert.Empty(desk.Letters);
            var sent = await desk.Dw("publish", good, "--yes", "--json");
            Assert.True(sent.Code == 0, sent.ToString());
            Assert.Single(desk.Worker.Published<Contracts.Registration.OperationAnswered>());
            Assert.Equal(sent.Json.GetProperty("messageId").GetString(), Assert.Single(desk.Letters).MessageId);
            Assert.Equal(ExitCodes.Refused, (await desk.Dw("publish", good, "--to", "domain-registered", "--yes")).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_contract_that_lost_a_property_breaks_and_one_that_is_new_does_not()
    {
        await using var desk = await Desk.Open();
        var folder = Directory.CreateTempSubdirectory("dw-");
        try
        {
            const string schema = """{"x-kind":"command","type":"object","properties":{"account":{"type":"string"},"colour":{"type":"string"}},"required":["account"]}""";
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "dw.paint.json"), schema);
            var newer = folder.CreateSubdirectory("newer");
            await File.WriteAllTextAsync(Path.Combine(newer.FullName, "dw.paint.json"), schema.Replace(",\"colour\":{\"type\":\"string\"}", "", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(newer.FullName, "dw.polish.json"), schema);

            var run = await desk.Dw("contracts", "diff", "--against", folder.FullName, "--schemas", newer.FullName, "--json");

            Assert.Equal(ExitCodes.Findings, run.Code);
            Assert.Equal([("dw.paint", true), ("dw.polish", false)],
                run.Json.EnumerateArray().Select(one => (one.GetProperty("message").GetString(), one.GetProperty("isBreaking").GetBoolean())));
            Assert.Equal(0, (await desk.Dw("contracts", "diff", "--against", newer.FullName, "--schemas", newer.FullName)).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Wrong_settings_are_named_for_each_worker_and_never_repeated()
    {
        await using var desk = await Desk.Open();
        var wrong = new Dictionary<string, string?> { ["Pump:Lease"] = "top-secret", ["Broker:Uri"] = "http://nowhere" };

        var run = await desk.Dw(wrong, "check-config", "registry-submission", "--json");

        Assert.Equal(ExitCodes.Findings, run.Code);
        var problems = run.Json[0].GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!).ToArray();
        Assert.Contains(problems, problem => problem.StartsWith("Pump__Lease", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Broker__Uri", StringComparison.Ordinal));
        Assert.DoesNotContain("top-secret", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dead", "retry", "--because", "x")]
    [InlineData("dead", "retry", "id", "--group", "g", "--because", "x")]
    [InlineData("unknown", "resolve", "id", "--decision", "perhaps", "--because", "x y z")]
    [InlineData("unknown", "resolve", "id", "--decision", "done")]
    [InlineData("unknown", "list", "--worker", "nobody")]
    [InlineData("check-config", "nobody")]
    [InlineData("no-such-command")]
    public async Task What_is_wrongly_asked_ends_with_two_and_does_nothing(params string[] args)
    {
        await using var desk = await Desk.Open();

        var run = await desk.Dw(args);

        Assert.True(run.Code == ExitCodes.Usage, run.ToString());
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
