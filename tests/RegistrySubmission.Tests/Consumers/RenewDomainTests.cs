using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class RenewDomainTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Renews_by_exactly_the_ordered_years()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();

        await w.Send(w.Renew(domainId, years: 3));
        await w.Settled();

        var renewed = Assert.Single(w.Published<DomainRenewed>());
        Assert.Equal(w.Clock.GetUtcNow().AddYears(1), renewed.PreviousExpiresAt);
        Assert.Equal(w.Clock.GetUtcNow().AddYears(4), renewed.Domain.ExpiresAt);
        Assert.Equal(renewed.Domain.ExpiresAt, _registry.Find(Orders.Name)!.ExpiresAt);
        Assert.Equal(["create", "renew"], _registry.Ledger.Select(line => line.Command));
    }

    [Fact]
    public async Task To_another_account_the_domain_does_not_exist()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();

        await w.Send(w.Renew(domainId) with { Account = "other" });
        await w.Settled();

        var refused = Assert.Single(w.Published<RenewalRefused>());
        Assert.Equal(("other", "DomainUnknown"), (refused.Account, Assert.Single(refused.Reasons).Code));
        Assert.Single(_registry.Ledger);
    }

    [Fact]
    public async Task Two_orders_for_one_domain_are_done_one_after_the_other()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();

        await w.Send(w.Renew(domainId, "ren-1", 1));
        await w.Send(w.Renew(domainId, "ren-2", 2));
        await w.Settled();
        await w.AdvanceMachine(TimeSpan.FromSeconds(30));

        Assert.Equal(2, w.Published<DomainRenewed>().Count);
        Assert.Equal(w.Clock.GetUtcNow().AddYears(4), _registry.Find(Orders.Name)!.ExpiresAt);
        var domain = await w.Find<DomainState>(domainId);
        Assert.Equal(_registry.Find(Orders.Name)!.ExpiresAt, domain!.ExpiresAt);
        Assert.Equal(domain.ExpiresAt, domain.PaidUntil);
    }

    [Fact]
    public async Task Answers_a_repeat_word_for_word_after_later_renewals()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        var order = w.Renew(domainId);
        await w.Send(order);
        await w.Settled();
        await w.Send(w.Renew(domainId, "ren-2"));
        await w.Settled();

        await w.Send(order);
        await w.Settled();

        var answers = w.Answers(order.OrderId);
        Assert.Equal(2, answers.Count);
        Assert.Equal((answers[0].Id, answers[0].Json), (answers[1].Id, answers[1].Json));
        Assert.Equal(2, _registry.Ledger.Count(line => line.Command == "renew"));
    }

    [Fact]
    public async Task The_same_order_id_for_another_term_is_refused_and_the_first_answer_stands()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        await w.Send(w.Renew(domainId, years: 1));
        await w.Settled();

        await w.Send(w.Renew(domainId, years: 2));
        await w.Settled();

        Assert.Equal("IdempotencyKeyConflict", Assert.Single(w.Published<RenewalRefused>()).Reasons[0].Code);
        Assert.Single(_registry.Ledger, line => line.Command == "renew");
        await w.Send(w.Renew(domainId, years: 1));
        await w.Settled();
        Assert.Equal(w.Answers("ren-1")[0].Id, w.Answers("ren-1")[^1].Id);
    }

    [Fact]
    public async Task A_record_that_is_behind_the_registry_is_put_right_and_the_order_still_adds_its_years()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        // The registry renewed it by itself, and nobody told us.
        var there = _registry.Find(Orders.Name)!;
        _registry.Put(there with { ExpiresAt = there.ExpiresAt!.Value.AddYears(1) });

        await w.Send(w.Renew(domainId, years: 2));
        await w.Settled();

        Assert.Equal(w.Clock.GetUtcNow().AddYears(4), Assert.Single(w.Published<DomainRenewed>()).Domain.ExpiresAt);
        Assert.Single(_registry.Ledger, line => line.Command == "renew");
    }

    [Theory]
    [InlineData(2105, "RegistryNotRenewable")]
    [InlineData(2304, "RegistryStatusProhibits")]
    [InlineData(2201, "RegistryNotSponsor")]
    public async Task A_no_of_the_registry_is_a_refusal_and_frees_the_domain(int code, string reason)
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered();
        _registry.Refuse(code);

        await w.Send(w.Renew(domainId));
        await w.Settled();

        var refused = Assert.Single(w.Published<RenewalRefused>());
        Assert.Equal((reason, code), (refused.Reasons[0].Code, refused.Reasons[0].RegistryCode));
        Assert.Null((await w.Find<DomainState>(domainId))!.Open);
        await w.Send(w.Renew(domainId, "ren-2"));
        await w.Settled();
        Assert.Single(w.Published<DomainRenewed>());
    }
}
