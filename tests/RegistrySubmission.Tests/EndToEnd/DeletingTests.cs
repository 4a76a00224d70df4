using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

public sealed class DeletingTests
{
    [Fact]
    public async Task Deletes_into_redemption_and_restores_with_one_request_and_one_report_although_answers_and_commands_get_lost()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        r.Worker.Clock.Advance(TimeSpan.FromDays(6));

        await r.Say(Delete(r, domain, "d-1"), FaultAction.DropBeforeExecuting, "domain:delete");
        var deleted = r.Answer<DomainDeleted>().Domain;
        Assert.Equal((DomainStatus.Redemption, 2), (deleted.Status, deleted.Version));
        Assert.Equal(1, r.Registry.Executed("domain:delete", Registrar.Name));

        r.Worker.Clock.Advance(TimeSpan.FromDays(3));
        r.Registry.Next(FaultAction.ExecuteThenDrop, "domain:restore-request");
        r.Registry.Next(FaultAction.DropBeforeExecuting, "domain:restore-report");
        await r.Say(Restore(r, deleted, "r-1"));
        await r.Worker.AdvanceMachine(TimeSpan.FromSeconds(40));

        var restored = r.Answer<DomainRestored>().Domain;
        Assert.Equal((DomainStatus.Registered, 3, domain.ExpiresAt), (restored.Status, restored.Version, restored.ExpiresAt));
        Assert.Equal(Registrar.Servers, restored.NameServers.Order());
        Assert.Equal(1, r.Registry.Executed("domain:restore-request", Registrar.Name));
        Assert.Equal(1, r.Registry.Executed("domain:restore-report", Registrar.Name));
        Assert.False(r.AtRegistry!.Has("pendingDelete"));
        Assert.Equal(2, r.Registry.Server.Faults.Applied(FaultAction.DropBeforeExecuting));
    }

    [Fact]
    public async Task Pays_one_request_when_the_report_is_refused_and_the_restore_is_ordered_again()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        r.Worker.Clock.Advance(TimeSpan.FromDays(6));
        await r.Say(Delete(r, domain, "d-1"));
        var deleted = r.Answer<DomainDeleted>().Domain;
        r.Registry.Next(FaultAction.ExecuteThenDrop, "domain:restore-request");
        await r.Worker.Send(Restore(r, deleted, "r-1"));
        await r.Worker.Settled();
        r.Registry.Server.Desk.SetStatus(Registrar.Name, "serverUpdateProhibited", set: true, "court order");
        await r.Worker.AdvanceMachine(TimeSpan.FromSeconds(40));
        Assert.Equal("RegistryStatusProhibits", Assert.Single(r.Answer<RestoreRefused>().Reasons).Code);

        // The report must say when the request was sent, not when the restore was ordered again.
        r.Registry.Server.Desk.SetStatus(Registrar.Name, "serverUpdateProhibited", set: false, "lifted");
        r.Worker.Clock.Advance(TimeSpan.FromHours(20));
        await r.Say(Restore(r, deleted, "r-2"));

        Assert.Equal(DomainStatus.Registered, r.Answer<DomainRestored>().Domain.Status);
        Assert.Equal(1, r.Registry.Executed("domain:restore-request", Registrar.Name));
        Assert.Equal(1, r.Registry.Executed("domain:restore-report", Registrar.Name));
    }

    [Fact]
    public async Task Knows_the_date_to_which_the_registry_took_a_renewal_back()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        r.Worker.Clock.Advance(TimeSpan.FromDays(300));
        await r.Say(new RenewDomain { Account = Registrar.Account, OrderId = "ren-1", IssuedAt = r.Now, DomainId = domain.Id, Years = 1 });
        var renewed = r.Answer<DomainRenewed>().Domain;

        await r.Say(Delete(r, renewed, "d-1"), FaultAction.ExecuteThenDrop, "domain:delete");

        var deleted = r.Answer<DomainDeleted>().Domain;
        Assert.Equal(domain.ExpiresAt!.Value.AddYears(1), renewed.ExpiresAt);
        Assert.Equal(domain.ExpiresAt, deleted.ExpiresAt);
        await r.Say(Restore(r, deleted, "r-1"));
        Assert.Equal(domain.ExpiresAt, r.Answer<DomainRestored>().Domain.ExpiresAt);
    }

    [Fact]
    public async Task Says_at_once_that_it_is_deleted_where_the_registry_answers_1001()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        r.Worker.Clock.Advance(TimeSpan.FromDays(6));
        var before = r.Worker.MachineClock.GetUtcNow();

        await r.Worker.Send(Delete(r, domain, "d-1"));
        await r.Worker.Settled();

        Assert.Equal(DomainStatus.Redemption, r.Answer<DomainDeleted>().Domain.Status);
        Assert.InRange(r.Worker.MachineClock.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop)]
    [InlineData(FaultAction.DropBeforeExecuting)]
    public async Task Deletes_for_good_in_the_add_grace_period_and_frees_the_name(FaultAction fault)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        r.Worker.Clock.Advance(TimeSpan.FromDays(1));

        await r.Say(Delete(r, domain, "d-1"), fault, "domain:delete");

        var deleted = r.Answer<DomainDeleted>().Domain;
        Assert.Equal((DomainStatus.Ended, 2), (deleted.Status, deleted.Version));
        Assert.Null(r.AtRegistry);
        Assert.Equal(1, r.Registry.Executed("domain:delete", Registrar.Name));

        var again = await r.Register("reg-2");
        Assert.NotEqual(domain.Id, again.Id);
        Assert.Equal(2, r.Registry.Executed("domain:create", Registrar.Name));
        await r.Say(Delete(r, domain, "d-2"));
        Assert.Equal("DomainEnded", Assert.Single(r.Answer<DeletionRefused>().Reasons).Code);
        Assert.NotNull(r.AtRegistry);
    }

    [Fact]
    public async Task Refuses_a_stale_decision_and_deletes_nothing()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Say(new PlaceHold { Account = Registrar.Account, IssuedAt = r.Now, DomainId = domain.Id, Reason = "email", Revision = 1 });

        await r.Say(Delete(r, domain, "d-1"));

        Assert.Equal("DecisionStale", Assert.Single(r.Answer<DeletionRefused>().Reasons).Code);
        Assert.Equal(0, r.Registry.Executed("domain:delete", Registrar.Name));
        Assert.NotNull(r.AtRegistry);
    }

    [Fact]
    public async Task Refuses_a_decision_that_the_registry_itself_has_overtaken()
    {
        await using var r = await Registrar.StartDeaf();
        var domain = await r.Register();
        // The registry renews by itself at expiry; the record has not heard of it, since its message is not read yet.
        r.Worker.Clock.Advance(TimeSpan.FromDays(370));

        await r.Say(Delete(r, domain, "d-1"));

        Assert.Equal("DecisionStale", Assert.Single(r.Answer<DeletionRefused>().Reasons).Code);
        Assert.Equal(0, r.Registry.Executed("domain:delete", Registrar.Name));
        Assert.Equal(1, (await r.Record(domain.Id)).RecordVersion);
    }

    [Fact]
    public async Task Refuses_a_restore_of_what_is_not_deleted_and_a_deletion_by_another_account()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Restore(r, domain, "r-1"));
        await r.Say(Delete(r, domain, "d-1") with { Account = "globex" });

        Assert.Equal("NotDeleted", Assert.Single(r.Answer<RestoreRefused>().Reasons).Code);
        var refused = r.Answer<DeletionRefused>();
        Assert.Equal(("globex", "DomainUnknown"), (refused.Account, Assert.Single(refused.Reasons).Code));
        Assert.Equal(0, r.Registry.Executed("domain:delete", Registrar.Name));
        Assert.Equal(0, r.Registry.Executed("domain:restore-request", Registrar.Name));
    }

    private static DeleteDomain Delete(Registrar r, DomainRecord domain, string orderId) => new()
    {
        Account = Registrar.Account,
        OrderId = orderId,
        IssuedAt = r.Now,
        DomainId = domain.Id,
        DomainVersion = domain.Version,
        ExpiresAt = domain.ExpiresAt!.Value,
        PaidUntil = domain.PaidUntil,
    };

    private static RestoreDomain Restore(Registrar r, DomainRecord domain, string orderId) => new()
    {
        Account = Registrar.Account,
        OrderId = orderId,
        IssuedAt = r.Now,
        DomainId = domain.Id,
        DomainVersion = domain.Version,
        ExpiresAt = domain.ExpiresAt!.Value,
        PaidUntil = domain.PaidUntil,
        Because = "Deleted by mistake",
    };
}
