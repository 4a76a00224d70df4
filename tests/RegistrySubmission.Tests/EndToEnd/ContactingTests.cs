using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrySimulator;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

public sealed class ContactingTests
{
    private static readonly string Company = OperationIds.ContactHandle("acme-company", 1);
    private static readonly string Zhang = OperationIds.ContactHandle("acme-zhang", 1);
    private static readonly string Li = OperationIds.ContactHandle("acme-li", 1);

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop, "domain:update")]
    [InlineData(FaultAction.DropBeforeExecuting, "domain:update")]
    [InlineData(FaultAction.ExecuteThenDrop, "contact:create")]
    [InlineData(FaultAction.DropBeforeExecuting, "contact:check")]
    [InlineData(FaultAction.ExecuteThenDrop, "contact:delete")]
    [InlineData(FaultAction.DropBeforeExecuting, "contact:delete")]
    public async Task Changes_the_holder_with_one_update_and_deletes_what_nothing_links_to(FaultAction fault, string command)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Holder(r, domain.Id, "h-1", "acme-zhang"), fault, command);

        var changed = r.Answer<RegistrantChanged>();
        Assert.Equal(("acme-company", "acme-zhang", 2, null),
            (changed.PreviousProfileId, changed.Domain.ProfileId, changed.Domain.Version, changed.Domain.Contacts));
        Assert.Equal((Zhang, $"admin {Zhang}, tech {Zhang}"), Linked(r));
        Assert.Null(r.Registry.Server.Objects.Contact(Company));
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(1, r.Registry.Executed("contact:create", Zhang));
        Assert.Equal(1, r.Registry.Executed("contact:delete", Company));
        Assert.Equal(1, r.Registry.Server.Faults.Applied(fault));
        Assert.Null((await r.Record(domain.Id)).Open);
    }

    [Fact]
    public async Task Leaves_a_contact_that_another_domain_still_links_to()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Register("reg-2", "oolong-tea.cn");

        await r.Say(Holder(r, domain.Id, "h-1", "acme-zhang"));

        Assert.Equal("acme-zhang", r.Answer<RegistrantChanged>().Domain.ProfileId);
        Assert.NotNull(r.Registry.Server.Objects.Contact(Company));
        Assert.Equal(0, r.Registry.Executed("contact:delete", Company));
    }

    [Fact]
    public async Task A_contact_that_was_named_apart_stays_when_the_holder_changes_and_follows_again_when_it_is_named_so()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Contacts(r, domain.Id, "c-1") with { TechnicalProfileId = "acme-li", BillingProfileId = "acme-company" },
            FaultAction.ExecuteThenDrop, "domain:update");
        Assert.Equal((Company, $"admin {Company}, billing {Company}, tech {Li}"), Linked(r));

        await r.Say(Holder(r, domain.Id, "h-1", "acme-zhang"));
        Assert.Equal((Zhang, $"admin {Zhang}, billing {Company}, tech {Li}"), Linked(r));
        Assert.Equal(new ContactProfiles { TechnicalProfileId = "acme-li", BillingProfileId = "acme-company" },
            r.Answer<RegistrantChanged>().Domain.Contacts);

        await r.Say(Contacts(r, domain.Id, "c-2") with { TechnicalProfileId = "acme-zhang" });
        Assert.Equal((Zhang, $"admin {Zhang}, billing {Company}, tech {Zhang}"), Linked(r));
        Assert.Null(r.Worker.Published<ContactsChanged>()[^1].Domain.Contacts!.TechnicalProfileId);
        Assert.Null(r.Registry.Server.Objects.Contact(Li));
        Assert.Equal(3, r.Registry.Executed("domain:update", Registrar.Name));
    }

    [Theory]
    [InlineData(FaultAction.ExecuteThenDrop)]
    [InlineData(FaultAction.DropBeforeExecuting)]
    public async Task Refreshes_the_object_that_all_domains_share_once(FaultAction fault)
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        var other = await r.Register("reg-2", "oolong-tea.cn");
        await r.Edit("acme-company", contact => contact with { Phone = new SensitiveText("+86.1066668888"), Email = new SensitiveText("new@acme.example") });

        await r.Say(Refresh(r, domain.Id, "f-1"), fault, "contact:update");
        await r.Say(Refresh(r, other.Id, "f-2"));

        Assert.Equal(["f-1", "f-2"], r.Worker.Published<ContactsRefreshed>().Select(refreshed => refreshed.OrderId));
        var contact = r.Registry.Server.Objects.Contact(Company)!;
        Assert.Equal(("+86.1066668888", "new@acme.example"), (contact.Voice!.Number, contact.Email));
        Assert.Equal(1, r.Registry.Executed("contact:update", Company));
        Assert.Equal(0, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal(1, r.Worker.Published<ContactsRefreshed>()[0].Domain.Version);
    }

    [Fact]
    public async Task Does_not_rename_a_holder_by_a_refresh_but_by_a_change_to_the_same_profile()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        await r.Edit("acme-company", contact => contact with
        {
            International = contact.International! with { Organisation = new SensitiveText("Acme Tea Holding Ltd.") },
        });

        await r.Say(Refresh(r, domain.Id, "f-1"));
        Assert.Equal("HolderDiffers", Assert.Single(r.Answer<ContactsRefused>().Reasons).Code);
        Assert.Equal(0, r.Registry.Executed("contact:update", Company));

        await r.Say(Holder(r, domain.Id, "h-1", "acme-company"));
        var renamed = OperationIds.ContactHandle("acme-company", 2);
        Assert.Equal((renamed, $"admin {renamed}, tech {renamed}"), Linked(r));
        Assert.Null(r.Registry.Server.Objects.Contact(Company));
        Assert.Equal("acme-company", r.Answer<RegistrantChanged>().PreviousProfileId);
    }

    [Fact]
    public async Task Refuses_before_the_registry_is_asked_what_the_account_may_not_order()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();

        await r.Say(Holder(r, domain.Id, "h-1", "globex-company"));
        await r.Add("acme-macao", RegistrantRegion.Macao);
        await r.Say(Holder(r, domain.Id, "h-2", "acme-macao"));
        await r.Say(Contacts(r, domain.Id, "c-1"));
        await r.Say(Holder(r, domain.Id, "h-1", "acme-zhang"));

        var codes = r.Worker.Published<RegistrantChangeRefused>().Select(refused => refused.Reasons[0].Code).ToList();
        Assert.Equal(["ProfileUnknown", "HolderKindNotServed", "IdempotencyKeyConflict"], codes);
        Assert.Equal("NothingToChange", Assert.Single(r.Answer<ContactsRefused>().Reasons).Code);
        Assert.Equal(0, r.Registry.Executed("domain:update", Registrar.Name));
        Assert.Equal((Company, $"admin {Company}, tech {Company}"), Linked(r));
    }

    [Fact]
    public async Task Knows_the_same_order_again_although_the_profile_changed_meanwhile()
    {
        await using var r = await Registrar.Start();
        var domain = await r.Register();
        var order = Holder(r, domain.Id, "h-1", "acme-zhang");
        await r.Say(order);
        await r.Edit("acme-zhang", contact => contact with { Phone = new SensitiveText("+86.13800000099") });

        await r.Say(order);

        Assert.Equal(2, r.Worker.Published<RegistrantChanged>().Count);
        Assert.Empty(r.Worker.Published<RegistrantChangeRefused>());
        Assert.Equal(1, r.Registry.Executed("domain:update", Registrar.Name));
    }

    private static ChangeRegistrant Holder(Registrar r, string domainId, string orderId, string profileId) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId, ProfileId = profileId,
    };

    private static ChangeContacts Contacts(Registrar r, string domainId, string orderId) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId,
    };

    private static RefreshContacts Refresh(Registrar r, string domainId, string orderId) => new()
    {
        Account = Registrar.Account, OrderId = orderId, IssuedAt = r.Now, DomainId = domainId,
    };

    private static (string? Holder, string Others) Linked(Registrar r) =>
        (r.AtRegistry!.Registrant, string.Join(", ", r.AtRegistry.Contacts.Select(contact => $"{contact.Type} {contact.Id}").Order()));
}
