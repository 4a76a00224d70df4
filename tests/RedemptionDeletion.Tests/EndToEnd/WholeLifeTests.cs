using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RedemptionDeletion.Tests.EndToEnd;

/// <summary>Both workers together, against a registry that keeps a ledger: what really happened is what was promised.</summary>
public sealed class WholeLifeTests
{
    [Theory]
    [InlineData("longjing-tea.cn", 0)]
    [InlineData("longjing-tea.com", 0)]
    [InlineData("longjing-tea.hk", 1)]
    public async Task A_renewal_in_grace_brings_the_domain_back_and_buys_one_year_once(string name, int renewals)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Own(name);
        var expires = domain.ExpiresAt!.Value;

        await r.Until(expires.AddDays(20));
        Assert.Equal(Registrar.Parking, r.AtRegistry(name)!.NameServers.Select(server => server.Name).Order());
        Assert.Empty(r.AtRegistry(name)!.Security.Signers);
        await r.Pay(domain, "ren-1", PaymentPurpose.Renewal);
        await r.Say(new RenewDomain { Account = Given.Account, OrderId = "ren-1", IssuedAt = r.Now, DomainId = domain.Id, Years = 1 });
        await r.Until(expires.AddDays(60));

        Assert.Equal([LifePhase.Grace, LifePhase.Active], r.Phases);
        var renewed = Assert.Single(r.Worker.Published<DomainRenewed>()).Domain;
        Assert.Equal(expires.AddYears(1), renewed.PaidUntil);
        Assert.Equal(expires.AddYears(1), r.AtRegistry(name)!.ExpiresAt);
        // Where the registry had renewed by itself, its year is the one that was paid.
        Assert.Equal(renewals, r.Registry.Executed("domain:renew", name));
        Assert.Equal(0, r.Registry.Executed("domain:delete", name));
        Assert.Equal(Registrar.Servers, r.AtRegistry(name)!.NameServers.Select(server => server.Name).Order());
        Assert.Single(r.AtRegistry(name)!.Security.Signers);
        Assert.Single(r.Worker.Published<ResolutionResumed>());
        Assert.True(Assert.Single(r.Worker.Published<PaymentNoted>()).Protected);
    }

    [Theory]
    [InlineData("longjing-tea.cn", 30, 0)]
    [InlineData("longjing-tea.com", 30, 0)]
    [InlineData("longjing-tea.hk", 28, 1)]
    public async Task A_redemption_restores_renews_where_needed_and_puts_the_delegation_back(string name, int grace, int renewals)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Own(name);
        var expires = domain.ExpiresAt!.Value;

        await r.Until(expires.AddDays(grace + 3));
        Assert.Equal(1, r.Registry.Executed("domain:delete", name));
        Assert.Single(r.Worker.Published<PreReleaseListed>());
        await r.Say(new RedeemDomain { Account = Given.Account, OrderId = "red-1", IssuedAt = r.Now, DomainId = domain.Id });
        Assert.Equal(0, r.Registry.Executed("domain:restore-request", name));
        await r.Pay(domain, "red-1", PaymentPurpose.Redemption);
        await r.Until(expires.AddDays(80));

        var redeemed = Assert.Single(r.Worker.Published<DomainRedeemed>());
        Assert.Equal((expires.AddYears(1), renewals > 0), (redeemed.ExpiresAt, redeemed.Renewed));
        Assert.Equal(1, r.Registry.Executed("domain:restore-request", name));
        Assert.Equal(1, r.Registry.Executed("domain:restore-report", name));
        Assert.Equal(renewals, r.Registry.Executed("domain:renew", name));
        Assert.Equal(1, r.Registry.Executed("domain:delete", name));
        Assert.Equal(expires.AddYears(1), r.AtRegistry(name)!.ExpiresAt);
        Assert.Equal(Registrar.Servers, r.AtRegistry(name)!.NameServers.Select(server => server.Name).Order());
        Assert.Single(r.AtRegistry(name)!.Security.Signers);
        Assert.Equal([LifePhase.Grace, LifePhase.Redemption, LifePhase.Active], r.Phases);
        Assert.Single(r.Worker.Published<PreReleaseWithdrawn>());
    }

    [Theory]
    [InlineData("longjing-tea.cn", 30, 15, false)]
    [InlineData("longjing-tea.com", 30, 30, true)]
    [InlineData("longjing-tea.hk", 28, 59, false)]
    public async Task Nobody_pays_and_the_name_is_released_when_the_registry_lets_go(string name, int grace, int redemption, bool hasPendingDelete)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Own(name);
        var expires = domain.ExpiresAt!.Value;

        await r.Until(expires.AddDays(120));

        LifePhase[] phases = [LifePhase.Grace, LifePhase.Redemption, .. hasPendingDelete ? [LifePhase.PendingDelete] : Array.Empty<LifePhase>(), LifePhase.Released];
        Assert.Equal(phases, r.Phases);
        Assert.Null(r.AtRegistry(name));
        Assert.Equal(1, r.Registry.Executed("domain:delete", name));
        var released = Assert.Single(r.Worker.Published<DomainReleased>());
        Assert.Equal(DeletionCause.Expired, released.Cause);
        Assert.InRange(released.DeletedAt!.Value - expires, TimeSpan.FromDays(grace), TimeSpan.FromDays(grace + 1));
        Assert.InRange(released.At - released.DeletedAt.Value, TimeSpan.FromDays(redemption - 1), TimeSpan.FromDays(redemption + 7));
        Assert.Equal(DomainStatus.Ended, (await r.Life(domain)).Status);
        Assert.Null((await r.Life(domain)).Due);
    }

    [Fact]
    public async Task The_registrys_own_year_is_given_back_because_the_deletion_came_in_time()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Own("longjing-tea.cn");

        await r.Until(domain.ExpiresAt!.Value.AddDays(32));

        // The price of the year that the registry took at expiry is back.
        Assert.Equal(domain.ExpiresAt, r.AtRegistry("longjing-tea.cn")!.ExpiresAt);
        Assert.Equal(DomainStatus.Redemption, (await r.Life(domain)).Status);
    }

    [Fact]
    public async Task A_registration_that_is_not_wanted_is_gone_and_refunded_within_the_add_grace_period()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Own("longjing-tea.com");

        await r.Say(new RequestDeletion { Account = Given.Account, OrderId = "del-1", IssuedAt = r.Now, DomainId = domain.Id });
        Assert.True(Assert.Single(r.Worker.Published<DeletionScheduled>()).Refunded);
        await r.Until(r.Now.AddDays(2));

        Assert.Null(r.AtRegistry("longjing-tea.com"));
        Assert.Equal([LifePhase.Released], r.Phases);
        Assert.Equal(DeletionCause.Requested, Assert.Single(r.Worker.Published<DomainReleased>()).Cause);
    }
}
