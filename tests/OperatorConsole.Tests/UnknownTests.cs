using DomainWorkers.Contracts.Registration;
using DomainWorkers.OperatorConsole.Tests.Rig;
using DomainWorkers.TestKit;

namespace DomainWorkers.OperatorConsole.Tests;

/// <summary><c>dw unknown</c>: a person finds an operation that nobody knows the outcome of, and settles it by a command.</summary>
public sealed class UnknownTests
{
    private const string Renewal = "acme/renew/ren-1";

    [Fact]
    public async Task Lists_what_waits_for_a_person_with_all_that_is_known_of_it()
    {
        await using var desk = await Desk.Open();
        var domainId = await desk.ParkedRenewal();

        var run = await desk.Dw("unknown", "list", "--json");

        Assert.True(run.Code == 0, run.ToString());
        var found = Assert.Single(run.Json.EnumerateArray());
        Assert.Equal(Renewal, found.GetProperty("id").GetString());
        Assert.Equal("parked", found.GetProperty("progress").GetString());
        Assert.Equal(domainId, found.GetProperty("subject").GetString());
        Assert.Equal(Orders.Name, found.GetProperty("name").GetString());
        Assert.EndsWith("-1", found.GetProperty("lastTry").GetString(), StringComparison.Ordinal);
        Assert.True(found.GetProperty("inFlight").GetBoolean());
        Assert.Contains(Renewal, (await desk.Dw("unknown", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubt_is_listed_from_its_first_moment_and_a_settled_one_no_more()
    {
        await using var desk = await Desk.Open();
        desk.Registry.Next(RegistryMishap.LoseAnswer);
        desk.Registry.AnswersNoQuestions = true;
        await desk.Worker.Send(desk.Register());
        await desk.Worker.Settled();
        Assert.Equal("unknown", Assert.Single((await desk.Dw("unknown", "list", "--json")).Json.EnumerateArray()).GetProperty("progress").GetString());

        desk.Registry.AnswersNoQuestions = false;
        await desk.Worker.AdvanceMachine(TimeSpan.FromSeconds(60));

        Assert.Empty((await desk.Dw("unknown", "list", "--json")).Json.EnumerateArray());
        var refused = await desk.Dw("unknown", "resolve", "acme/register/reg-1", "--decision", "not-done", "--because", "too late", "--yes");
        Assert.Equal(ExitCodes.Refused, refused.Code);
        Assert.Empty(desk.Letters);
    }

    [Fact]
    public async Task Without_yes_nothing_is_sent_and_nothing_is_written()
    {
        await using var desk = await Desk.Open();
        await desk.ParkedRenewal();

        var run = await desk.Dw("unknown", "resolve", Renewal, "--decision", "done", "--because", "ticket 117", "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal("dryRun", run.Json.GetProperty("stage").GetString());
        Assert.Equal("li.wei", run.Json.GetProperty("command").GetProperty("decidedBy").GetString());
        Assert.Empty(desk.Letters);
        Assert.Empty((await desk.Dw("audit", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Done_travels_as_a_command_and_ends_with_the_event()
    {
        await using var desk = await Desk.Open();
        await desk.ParkedRenewal();

        var run = await desk.Dw("unknown", "resolve", Renewal, "--decision", "done", "--because", "ticket 117", "--yes", "--json");

        Assert.True(run.Code == 0, run.ToString());
        Assert.Equal("settled", run.Json.GetProperty("stage").GetString());
        var letter = Assert.Single(desk.Letters);
        Assert.Equal(("dw.decide-operation", "acme"), (letter.Exchange, letter.RoutingKey));
        Assert.Single(desk.Worker.Published<DomainRenewed>());
        var act = Assert.Single((await desk.Dw("audit", "--json")).Json.EnumerateArray());
        Assert.Equal(("li.wei", "unknown resolve Done", "ticket 117", "Settled"),
            (act.GetProperty("operator").GetString(), act.GetProperty("command").GetString(), act.GetProperty("because").GetString(), act.GetProperty("outcome").GetString()));
        var shown = await desk.Dw("unknown", "show", Renewal);
        Assert.Contains("li.wei decided done: ticket 117", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_registry_does_not_show_comes_back_as_refused()
    {
        await using var desk = await Desk.Open();
        var domainId = await desk.ParkedRenewal();
        var expires = (await desk.Worker.Find<RegistrySubmission.State.DomainState>(domainId))!.ExpiresAt;
        desk.Registry.Put(desk.Registry.Find(Orders.Name)! with { ExpiresAt = expires });

        var run = await desk.Dw("unknown", "resolve", Renewal, "--decision", "done", "--because", "ticket 117", "--yes", "--json");

        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.StartsWith("RegistryShowsOtherwise: ", run.Json.GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Empty(desk.Worker.Published<DomainRenewed>());
    }

    [Fact]
    public async Task A_broker_that_does_not_take_it_leaves_everything_as_it_was()
    {
        await using var desk = await Desk.Open();
        await desk.ParkedRenewal();
        desk.Mishap = _ => new Surroundings.Taken.Refused("no queue is bound (NO_ROUTE)");

        var run = await desk.Dw("unknown", "resolve", Renewal, "--decision", "not-done", "--because", "ticket 117", "--yes");

        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Contains("NO_ROUTE", run.Error, StringComparison.Ordinal);
        Assert.Equal("parked", (await desk.Dw("unknown", "show", Renewal, "--json")).Json.GetProperty("progress").GetString());
    }
}
