using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class AdoptDomainTests
{
    private static readonly DateTimeOffset Expiry = new(2026, 5, 20, 3, 40, 9, TimeSpan.Zero);

    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Takes_over_what_the_registry_shows_and_buys_nothing()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Put(Held() with { Statuses = ["clientHold"], NameServers = ["NS1.tea.cn", "ns2.tea.cn"] });

        await w.Send(Adopt(w));
        await w.Settled();

        var adopted = Assert.Single(w.Published<DomainAdopted>()).Domain;
        Assert.Equal((DomainStatus.Registered, Expiry, Expiry), (adopted.Status, adopted.ExpiresAt, adopted.PaidUntil));
        Assert.Equal(["ns1.tea.cn", "ns2.tea.cn"], adopted.NameServers);
        Assert.Equal(FakeRegistry.ClientId, adopted.SponsoringClient);
        var domain = await w.Find<DomainState>(adopted.Id);
        Assert.True(domain is { Open: null, Settled: null, HeldAtRegistry: true, LivingName: Orders.Name });
        Assert.Empty(_registry.Ledger);
    }

    [Theory]
    [InlineData("autoRenewPeriod", "", "2025-05-20", DomainStatus.Registered)]
    [InlineData("redemptionPeriod", "pendingDelete", "2026-05-20", DomainStatus.Redemption)]
    [InlineData("pendingDelete", "pendingDelete", "2026-05-20", DomainStatus.PendingDelete)]
    public async Task Reads_the_life_of_the_domain_off_its_statuses(string grace, string status, string paidUntil, DomainStatus expected)
    {
        await using var w = await Orders.Start(_registry);
        _registry.Put(Held() with { GraceStatuses = [grace], Statuses = status.Length == 0 ? [] : [status] });

        await w.Send(Adopt(w));
        await w.Settled();

        var adopted = Assert.Single(w.Published<DomainAdopted>()).Domain;
        Assert.Equal((expected, paidUntil), (adopted.Status, $"{adopted.PaidUntil:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Refuses_what_is_not_ours_and_leaves_the_name_free()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Put(Held() with { Sponsor = "rival" });
        await w.Send(Adopt(w));
        await w.Settled();
        Assert.Equal("RegistryNotSponsor", Assert.Single(w.Published<AdoptionRefused>()).Reasons[0].Code);

        _registry.Put(Held());
        await w.Send(Adopt(w, "move-2"));
        await w.Settled();
        Assert.Equal("move-2", Assert.Single(w.Published<DomainAdopted>()).OrderId);
    }

    [Fact]
    public async Task Refuses_a_name_that_the_registry_does_not_know()
    {
        await using var w = await Orders.Start(_registry);

        await w.Send(Adopt(w));
        await w.Settled();

        Assert.Equal("RegistryUnknownObject", Assert.Single(w.Published<AdoptionRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_in_the_record_whoever_has_it_there()
    {
        await using var w = await Orders.Start(_registry);
        await w.Registered();

        await w.Send(Adopt(w) with { Account = "other" });
        await w.Settled();

        Assert.Equal("AlreadyHeld", Assert.Single(w.Published<AdoptionRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task Answers_a_repeat_as_the_first_time_and_asks_the_registry_once()
    {
        await using var w = await Orders.Start(_registry);
        _registry.Put(Held());

        await w.Send(Adopt(w));
        await w.Settled();
        await w.Send(Adopt(w));
        await w.Send(Adopt(w) with { DomainName = "another-tea.cn" });
        await w.Settled();

        var answers = w.Published<DomainAdopted>();
        Assert.Equal(2, answers.Count);
        Assert.Equal(answers[0].Domain.Id, answers[1].Domain.Id);
        Assert.Equal("IdempotencyKeyConflict", Assert.Single(w.Published<AdoptionRefused>()).Reasons[0].Code);
        Assert.Single(_registry.Received, received => received.StartsWith("info", StringComparison.Ordinal));
    }

    private static FakeDomain Held() => new()
    {
        Name = Orders.Name, CreatedAt = new DateTimeOffset(2019, 5, 20, 3, 40, 9, TimeSpan.Zero), ExpiresAt = Expiry,
    };

    private static AdoptDomain Adopt(WorkerHarness w, string orderId = "move-1") => new()
    {
        Account = Orders.Account, OrderId = orderId, IssuedAt = w.Clock.GetUtcNow(), DomainName = Orders.Name,
    };
}
