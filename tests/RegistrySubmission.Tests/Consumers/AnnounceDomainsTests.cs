using DomainWorkers.Contracts.Domains;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class AnnounceDomainsTests
{
    private readonly FakeRegistry _registry = new();

    [Theory]
    [InlineData("acme", 2)]
    [InlineData("other", 1)]
    [InlineData("operator", 3)]
    [InlineData("nobody", 0)]
    public async Task Tells_an_account_of_its_own_domains_and_the_operator_of_all(string asker, int expected)
    {
        await using var w = await Filled();

        await w.Send(Ask(w, asker));
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));

        Assert.Equal(expected, w.Published<DomainAnnounced>().Count);
        Assert.All(w.Published<DomainAnnounced>(), told => Assert.Equal((asker, "rebuild-1"), (told.Account, told.RequestId)));
        Assert.Equal(expected, Assert.Single(w.Published<DomainsAnnounced>()).Count);
    }

    [Fact]
    public async Task Goes_on_after_the_broker_was_away_and_leaves_out_nothing()
    {
        await using var w = await Filled();
        w.Broker.Fail(times: 1, message => message.Exchange == "dw.domain-announced");

        await w.Send(Ask(w, "operator"));
        try
        {
            await w.AdvanceMachine(TimeSpan.FromMinutes(3));
        }
        catch (BuildingBlocks.Failures.TransientException)
        {
            // A sweep of the kit fails where the real one logs and is woken again.
            await w.AdvanceMachine(TimeSpan.FromMinutes(3));
        }

        Assert.Equal(3, w.Published<DomainAnnounced>().Select(told => told.Domain.Id).Distinct().Count());
        Assert.Equal(3, Assert.Single(w.Published<DomainsAnnounced>()).Count);
    }

    [Fact]
    public async Task Tells_of_those_that_ended_only_to_who_asks_for_them()
    {
        await using var w = await Filled();
        var gone = w.Published<Contracts.Registration.DomainRegistered>().Single(said => said.OrderId == "a").Domain.Id;
        _registry.Remove("tea-a.cn");
        await w.Send(new SynchroniseDomain { Account = "acme", RequestId = "look", IssuedAt = w.Clock.GetUtcNow(), DomainId = gone });
        await w.Settled();
        var now = w.Clock.GetUtcNow();

        await w.Send(Ask(w, "acme", "living"));
        await w.Send(Ask(w, "acme", "ended") with { EndedSince = now.AddDays(-1) });
        await w.Send(Ask(w, "acme", "later") with { EndedSince = now.AddDays(1) });
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));

        Assert.Equal([("ended", 2L), ("later", 1L), ("living", 1L)],
            w.Published<DomainsAnnounced>().Select(said => (said.RequestId, said.Count)).Order());
        Assert.Contains(w.Published<DomainAnnounced>(), told => told.Domain.Id == gone && told.Domain.Status == DomainStatus.Ended);
    }

    [Fact]
    public async Task Tells_who_asks_again_only_that_it_is_done()
    {
        await using var w = await Filled();
        await w.Send(Ask(w, "operator"));
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));

        await w.Send(Ask(w, "operator"));
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));

        Assert.Equal(3, w.Published<DomainAnnounced>().Count);
        Assert.Equal([3L, 3L], w.Published<DomainsAnnounced>().Select(said => said.Count));
    }

    /// <summary>Three domains of two accounts, and one that was refused and so never lived.</summary>
    private async Task<WorkerHarness> Filled()
    {
        var w = await WorkerHarness.Start(new RegistrySubmissionModule(), new HarnessSetup
        {
            Parts = [_registry],
            Settings = new Dictionary<string, string?> { ["Announcements:PageSize"] = "1" },
        });
        await w.Registered("a", "tea-a.cn");
        await w.Registered("b", "tea-b.cn");
        await w.Send(w.Register("c", "tea-c.cn") with { Account = "other" });
        await w.Settled();
        _registry.Refuse(2308, "tea-d.cn");
        await w.Send(w.Register("d", "tea-d.cn"));
        await w.Settled();
        return w;
    }

    private static AnnounceDomains Ask(WorkerHarness w, string account, string requestId = "rebuild-1") => new()
    {
        Account = account, RequestId = requestId, IssuedAt = w.Clock.GetUtcNow(),
    };
}
