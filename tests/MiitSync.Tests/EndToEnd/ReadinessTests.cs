using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSimulator.State;
using DomainWorkers.MiitSync.Tests.Rig;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_domain_becomes_ready_step_by_step_and_each_change_is_told()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Registered(domain);
        Assert.Equal(["NotVerified"], Codes(await desk.Ask(domain, "q-1")));

        await desk.Verified(domain);
        var waiting = await desk.Ask(domain, "q-2");
        Assert.Equal(new DateOnly(2025, 1, 8), Assert.Single(waiting.Reasons).ExpectedOn);
        await desk.Results();

        var ready = await desk.Ask(domain, "q-3", province: 450000);
        Assert.Equal((true, FilingStanding.None, 1), (ready.Ready, ready.Filing, ready.DomainsPerSite!.Value));
        Assert.Equal(
            ["NotVerified", "NotIngested", ""], desk.Worker.Published<IcpReadinessChanged>().Select(changed => string.Join(' ', changed.Reasons.Select(reason => reason.Code))));
        Assert.Equal([1, 2, 3], desk.Worker.Published<IcpReadinessChanged>().Select(changed => changed.Revision));
    }

    [Fact]
    public async Task Who_files_and_what_is_filed_already_are_looked_at()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Registered(domain);
        await desk.Verified(domain);
        await desk.Results();
        desk.Counter.Ministry.File(0, domain.Name, new Filing("旧站", "浙ICP备2020000001号", "浙ICP备2020000001号-1"));

        Assert.Equal(["StaleFiling"], Codes(await desk.Ask(domain, "q-1")));
        Assert.Equal(["SubjectDiffers", "StaleFiling"], Codes(await desk.Ask(domain, "q-2", subject: "somebody-else")));
        var own = await desk.Ask(domain, "q-3", subject: "acme-zhang-again", filing: "浙ICP备2020000001号");
        Assert.Equal((true, FilingStanding.Own), (own.Ready, own.Filing));
    }

    [Fact]
    public async Task A_standing_may_come_before_the_domain_and_out_of_order()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Verified(domain, verified: true, revision: 3);
        await desk.Verified(domain, verified: false, revision: 2);
        Assert.Empty(desk.Worker.Published<IcpReadinessChanged>());

        await desk.Registered(domain);
        Assert.Equal(["NotIngested"], desk.Worker.Published<IcpReadinessChanged>()[^1].Reasons.Select(reason => reason.Code));
        await desk.Verified(domain, verified: false, revision: 4);
        Assert.Equal(["NotVerified"], desk.Worker.Published<IcpReadinessChanged>()[^1].Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public async Task To_another_account_the_domain_does_not_exist()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain() with { Account = "globex" };
        await desk.Registered(domain);

        var answer = await desk.Ask(domain);
        Assert.Equal((false, false, 0), (answer.Known, answer.Ready, answer.Reasons.Count));
    }

    [Fact]
    public async Task A_ministry_that_is_away_delays_the_answer_a_little_and_then_it_says_so()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Registered(domain);
        desk.Counter.Faults.Maintenance = true;

        var answer = await desk.Ask(domain);
        Assert.Equal((true, FilingStanding.Unknown), (answer.Known, answer.Filing));
        Assert.Equal(["NotVerified"], Codes(answer));
    }

    [Fact]
    public async Task Expiry_makes_a_ready_domain_unready_on_its_day()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain() with { ExpiresAt = Names.RegisteredAt.AddDays(10) };
        await desk.Registered(domain);
        await desk.Verified(domain);
        await desk.Results();
        Assert.True(desk.Worker.Published<IcpReadinessChanged>()[^1].Ready);

        await desk.Pass(TimeSpan.FromDays(10));
        Assert.Equal("DomainExpired", Assert.Single(desk.Worker.Published<IcpReadinessChanged>()[^1].Reasons).Code);
    }

    private static IEnumerable<string> Codes(IcpReadinessAnswered answer) => answer.Reasons.Select(reason => reason.Code);
}
