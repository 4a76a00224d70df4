using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.State.Serialization;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.OperatorConsole.Surroundings;
using DomainWorkers.OperatorConsole.Tests.Rig;
using DomainWorkers.RegistrySubmission.State;
using MongoDB.Bson;

namespace DomainWorkers.OperatorConsole.Tests;

/// <summary><c>dw dead</c>: parked messages are found, looked at, put back or put away, and nothing is lost or doubled by it.</summary>
public sealed class DeadTests
{
    private const string Canary = "110101199003074514";

    [Fact]
    public async Task What_failed_alike_stands_together_and_says_nothing_of_its_content()
    {
        await using var desk = await Desk.Open();
        for (var i = 0; i < 3; i++)
            await desk.Worker.SendRaw("dw.submit-registration", Encoding.UTF8.GetBytes($$"""{"account":"acme","orderId":"o-{{i}}","years":99,"domainName":"{{Canary}}"}"""), routingKey: "acme");
        await desk.Worker.SendRaw("dw.ask-operation", "not json"u8.ToArray(), routingKey: "acme");
        await desk.Worker.Settled();

        var run = await desk.Dw("dead", "list", "--json");

        Assert.True(run.Code == 0, run.ToString());
        Assert.Equal([3, 1], run.Json.EnumerateArray().Select(group => group.GetProperty("count").GetInt32()));
        Assert.All(run.Json.EnumerateArray(), group => Assert.Equal("rejected", group.GetProperty("cause").GetString()));
        var id = run.Json[0].GetProperty("ids")[0].GetString()!;
        var shown = await desk.Dw("dead", "show", id);
        Assert.DoesNotContain(Canary, run.Output + shown.Output + (await desk.Dw("dead", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_is_shown_for_a_purpose_only_and_that_is_written_down_first()
    {
        await using var desk = await Desk.Open();
        var id = await Broken(desk);

        var run = await desk.Dw("dead", "show", id, "--purpose", "customer asks, ticket 42", "--json");

        Assert.Contains("ren-1", run.Json.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal(("opened", "li.wei", "customer asks, ticket 42"), Act(run.Json));
        Assert.Equal("dead show --purpose", (await desk.Dw("audit", "--json")).Json[0].GetProperty("command").GetString());
        Assert.Equal(ExitCodes.Usage, (await desk.Dw("dead", "show", id, "--purpose", " ")).Code);
    }

    [Fact]
    public async Task A_message_whose_cause_is_mended_goes_back_as_it_was_and_is_done_once()
    {
        await using var desk = await Desk.Open();
        var (id, mend) = await BrokenOver(desk);
        var parked = (await Parked(desk, id))!;
        mend();

        var dry = await desk.Dw("dead", "retry", id, "--because", "record mended", "--json");
        Assert.Equal((0, true, "planned"), (dry.Code, dry.Json.GetProperty("dryRun").GetBoolean(), Outcome(dry.Json)));
        Assert.Contains("not done a second time", dry.Json.GetProperty("cannotDouble").GetString(), StringComparison.Ordinal);
        Assert.Empty(desk.Letters);

        var run = await desk.Dw("dead", "retry", id, "--because", "record mended", "--yes", "--json");
        Assert.True(run.Code == 0, run.ToString());
        var letter = Assert.Single(desk.Letters);
        Assert.Equal(("registry-submission.renew-domain", "acme", parked.MessageId), (letter.Exchange, letter.RoutingKey, letter.MessageId));
        Assert.Single(desk.Worker.Published<DomainRenewed>());

        // Whoever presses again does nothing, and who insists doubles nothing.
        Assert.Equal(ExitCodes.Refused, (await desk.Dw("dead", "retry", id, "--because", "again", "--yes")).Code);
        Assert.Equal(0, (await desk.Dw("dead", "retry", id, "--because", "again", "--yes", "--again")).Code);
        Assert.Single(Answers(desk));
        Assert.Single(desk.Registry.Ledger, line => line.Command == "renew");
        Assert.Equal(
            [ParkingVerb.Releasing, ParkingVerb.Released, ParkingVerb.Releasing, ParkingVerb.Released],
            (await Parked(desk, id))!.Acts.Select(act => act.What));
        Assert.Empty((await desk.Dw("dead", "list", "--json")).Json.EnumerateArray());
        Assert.Single((await desk.Dw("dead", "list", "--all", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task What_fails_again_waits_again_and_is_counted()
    {
        await using var desk = await Desk.Open();
        var id = await Broken(desk);

        var run = await desk.Dw("dead", "retry", id, "--because", "hoping", "--yes", "--json");

        Assert.Equal((ExitCodes.Findings, "parkedAgain"), (run.Code, Outcome(run.Json)));
        var parked = (await Parked(desk, id))!;
        Assert.Equal((ParkingStanding.Parked, 2), (parked.Standing, parked.Times));
        Assert.Contains("ren-1", Encoding.UTF8.GetString(new BodySeal(new byte[32]).Open(parked.SealedBody, id)), StringComparison.Ordinal);
        Assert.Single((await desk.Dw("dead", "list", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Killed_between_intent_and_confirmation_it_still_waits_and_is_done_once()
    {
        await using var desk = await Desk.Open();
        var (id, mend) = await BrokenOver(desk);
        mend();
        // Dead before the broker had it, and dead after: from outside both look like this.
        foreach (var arrived in new[] { false, true })
        {
            desk.Mishap = letter =>
            {
                if (arrived)
                    desk.Worker.SendRaw("dw.renew-domain", letter.Body, letter.ContentType, letter.RoutingKey, Guid.Parse(letter.MessageId!)).GetAwaiter().GetResult();
                return new Taken.Unknown("killed, as arranged");
            };
            var run = await desk.Dw("dead", "retry", id, "--because", "mended", "--yes", "--json");
            Assert.Equal((ExitCodes.Findings, "unknown"), (run.Code, Outcome(run.Json)));
            Assert.Equal(ParkingStanding.Releasing, (await Parked(desk, id))!.Standing);
            Assert.Single((await desk.Dw("dead", "list", "--json")).Json.EnumerateArray());
        }

        desk.Mishap = _ => null;
        Assert.Equal(0, (await desk.Dw("dead", "retry", id, "--because", "once more", "--yes")).Code);

        Assert.Single(desk.Registry.Ledger, line => line.Command == "renew");
        Assert.Single(Answers(desk));
        Assert.Equal(ParkingStanding.Released, (await Parked(desk, id))!.Standing);
    }

    [Fact]
    public async Task A_broker_without_the_queue_leaves_it_parked()
    {
        await using var desk = await Desk.Open();
        var id = await Broken(desk);
        desk.Mishap = _ => new Taken.Refused("no exchange 'registry-submission.renew-domain'");

        var run = await desk.Dw("dead", "retry", id, "--because", "try", "--yes", "--json");

        Assert.Equal((ExitCodes.Findings, "notTaken"), (run.Code, Outcome(run.Json)));
        Assert.Equal(ParkingStanding.Parked, (await Parked(desk, id))!.Standing);
    }

    [Fact]
    public async Task What_does_not_fit_its_contract_is_not_sent_again()
    {
        await using var desk = await Desk.Open();
        await desk.Worker.SendRaw("dw.submit-registration", """{"account":"acme","orderId":"o-1","years":99}"""u8.ToArray(), routingKey: "acme");
        await desk.Worker.Settled();
        var group = (await desk.Dw("dead", "list", "--json")).Json[0].GetProperty("group").GetString()!;

        var run = await desk.Dw("dead", "retry", "--group", group, "--because", "try", "--yes");

        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Contains("does not fit its contract", run.Error, StringComparison.Ordinal);
        Assert.Empty(desk.Letters);
    }

    [Fact]
    public async Task Discarding_needs_a_reason_and_can_be_taken_back()
    {
        await using var desk = await Desk.Open();
        var (id, mend) = await BrokenOver(desk);
        mend();
        Assert.Equal(ExitCodes.Usage, (await desk.Dw("dead", "discard", id, "--yes")).Code);
        Assert.Equal(0, (await desk.Dw("dead", "discard", id, "--because", "customer withdrew")).Code);
        Assert.Equal(ParkingStanding.Parked, (await Parked(desk, id))!.Standing);

        Assert.Equal(0, (await desk.Dw("dead", "discard", id, "--because", "customer withdrew", "--yes")).Code);
        Assert.Empty((await desk.Dw("dead", "list", "--json")).Json.EnumerateArray());
        var shown = await desk.Dw("dead", "show", id, "--json");
        Assert.Equal(("discarded", "li.wei", "customer withdrew"), Act(shown.Json));

        Assert.Equal(0, (await desk.Dw("dead", "retry", id, "--because", "he wants it after all", "--again", "--yes")).Code);
        Assert.Single(desk.Worker.Published<DomainRenewed>());
    }

    [Fact]
    public async Task With_another_key_nothing_is_opened_and_the_key_is_named()
    {
        await using var desk = await Desk.Open();
        var id = await Broken(desk);
        var other = new Dictionary<string, string?> { ["Parking:SealKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()) };

        var run = await desk.Dw(other, "dead", "retry", id, "--because", "try", "--yes", "--json");

        Assert.Equal(ExitCodes.NotThere, run.Code);
        Assert.Equal("Parking__SealKey", JsonDocument.Parse(run.Error).RootElement.GetProperty("error").GetProperty("key").GetString());
        Assert.Equal(ParkingStanding.Parked, (await Parked(desk, id))!.Standing);
    }

    private static async Task<string> Broken(Desk desk) => (await BrokenOver(desk)).Id;

    /// <summary>A renewal that its consumer cannot digest, because the domain's document is damaged; and how to mend it.</summary>
    private static async Task<(string Id, Action Mend)> BrokenOver(Desk desk)
    {
        var domainId = await desk.Registered();
        var good = BsonForm.Write((await desk.Worker.Find<DomainState>(domainId))!);
        var bad = BsonForm.Read<BsonDocument>(good);
        bad["status"] = "Nonsense";
        desk.Worker.Setup.Store.Put("registry-submission", "domains", BsonForm.Write(bad));
        await desk.Worker.SendRaw(
            "dw.renew-domain", JsonSerializer.SerializeToUtf8Bytes(desk.Renew(domainId), MessageSerialization.Options), routingKey: "acme",
            messageId: Guid.Parse("019a0000-0000-7000-8000-000000000001"));
        await desk.Worker.Settled();
        var group = Assert.Single((await desk.Dw("dead", "list", "--json")).Json.EnumerateArray());
        Assert.Equal("broken", group.GetProperty("cause").GetString());
        return (group.GetProperty("ids")[0].GetString()!, () => desk.Worker.Setup.Store.Put("registry-submission", "domains", good));
    }

    private static async Task<ParkedMessage?> Parked(Desk desk, string id) =>
        await desk.Store.Create(new BuildingBlocks.State.StateDefinition<ParkedMessage>
        {
            Worker = "registry-submission",
            Collection = "parked",
            Clock = BuildingBlocks.State.DueClock.Machine,
        }).Find(id, CancellationToken.None);

    /// <summary>Told again, an answer has the same id and the same words.</summary>
    private static IEnumerable<(string, string)> Answers(Desk desk) =>
        desk.Worker.Deliveries.Where(said => said.Message is DomainRenewed).Select(said => (said.Id, said.Json)).Distinct();

    private static string? Outcome(JsonElement json) => json.GetProperty("messages")[0].GetProperty("outcome").GetString();

    private static (string?, string?, string?) Act(JsonElement shown)
    {
        var act = shown.GetProperty("acts")[0];
        return (act.GetProperty("what").GetString(), act.GetProperty("by").GetString(), act.GetProperty("because").GetString());
    }
}
