using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

/// <summary>A customer renews after the registry has renewed by itself: no second year is paid to the registry, and none is lost.</summary>
public sealed class RenewedByRegistryTests
{
    private readonly FakeRegistry _registry = new();

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 1, 0)]
    [InlineData(true, 3, 2)]
    [InlineData(false, 3, 2)]
    public async Task Uses_the_registrys_year_first_whether_the_record_knows_of_it_or_not(bool isKnown, int ordered, int bought)
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        var expires = (await w.Find<DomainState>(id))!.ExpiresAt!.Value;
        await RenewByItself(w, id, isKnown);

        await w.Send(w.Renew(id, years: ordered));
        await w.Settled();

        var renewed = Assert.Single(w.Published<DomainRenewed>());
        Assert.Equal(ordered, renewed.Years);
        Assert.Equal((expires.AddYears(ordered), expires.AddYears(ordered)), (renewed.Domain.ExpiresAt!.Value, renewed.Domain.PaidUntil!.Value));
        Assert.Equal(expires.AddYears(ordered), _registry.Find(Orders.Name)!.ExpiresAt);
        Assert.Equal(bought, _registry.Ledger.Where(line => line.Command == "renew").Sum(line => line.Years));
    }

    [Fact]
    public async Task Buys_the_next_year_once_the_first_one_is_paid()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        await RenewByItself(w, id, isKnown: true);

        await w.Send(w.Renew(id, "ren-1"));
        await w.Settled();
        await w.Send(w.Renew(id, "ren-2"));
        await w.Settled();

        Assert.Equal(2, w.Published<DomainRenewed>().Count);
        Assert.Equal(1, _registry.Ledger.Count(line => line.Command == "renew"));
        var domain = (await w.Find<DomainState>(id))!;
        Assert.Equal(domain.ExpiresAt, domain.PaidUntil);
    }

    [Theory]
    [InlineData(RegistryMishap.LoseAnswer)]
    [InlineData(RegistryMishap.LoseCommand)]
    [InlineData(RegistryMishap.Unreachable)]
    public async Task Settles_what_was_lost_without_a_person(RegistryMishap mishap)
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        var expires = (await w.Find<DomainState>(id))!.ExpiresAt!.Value;
        await RenewByItself(w, id, isKnown: true);
        _registry.Next(mishap);

        await w.Send(w.Renew(id, years: 2));
        await w.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Equal(expires.AddYears(2), Assert.Single(w.Published<DomainRenewed>()).Domain.PaidUntil);
        Assert.Equal(expires.AddYears(2), _registry.Find(Orders.Name)!.ExpiresAt);
        Assert.Equal(1, _registry.Ledger.Count(line => line.Command == "renew"));
    }

    [Fact]
    public async Task Promises_nothing_before_the_registry_has_shown_the_year()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        await RenewByItself(w, id, isKnown: true);
        _registry.AnswersNoQuestions = true;

        await w.Send(w.Renew(id));
        await w.AdvanceMachine(TimeSpan.FromSeconds(30));
        Assert.Empty(w.Published<DomainRenewed>());
        _registry.AnswersNoQuestions = false;
        await w.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Single(w.Published<DomainRenewed>());
        Assert.DoesNotContain(_registry.Ledger, line => line.Command == "renew");
    }

    /// <summary>At expiry the registry adds a year; the record hears of it by looking, or does not.</summary>
    private async Task RenewByItself(WorkerHarness w, string id, bool isKnown)
    {
        var domain = _registry.Find(Orders.Name)!;
        w.Clock.Advance(domain.ExpiresAt!.Value.AddDays(10) - w.Clock.GetUtcNow());
        _registry.Put(domain with { ExpiresAt = domain.ExpiresAt.Value.AddYears(1), GraceStatuses = ["autoRenewPeriod"] });
        if (!isKnown)
            return;
        await w.Send(new Contracts.Domains.SynchroniseDomain { Account = Orders.Account, RequestId = "look", IssuedAt = w.Clock.GetUtcNow(), DomainId = id });
        await w.Settled();
    }
}
