using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class RefreshActTests
{
    private static readonly RefreshAct Act = new();
    private static readonly OperationState Order = Given.Order(OperationKind.RefreshContacts, new Intent.Refresh());

    private static DomainState Domain => Given.Domain with
    {
        ProfileId = "p-tea", Contacts = new ContactProfiles { TechnicalProfileId = "p-tech" },
    };

    [Fact]
    public void Looks_at_each_object_once_and_knows_which_names_the_holder()
    {
        var linked = new LinkedContacts("h-1", [new("admin", "h-1"), new("tech", "h-2"), new("billing", "h-3"), new("admin", "h-4")]);

        var send = Assert.IsType<Move.Send>(Act.Next(Order, Domain.Opened(), Given.Seen with { Contacts = linked }, Given.Now));

        Assert.Equal(
            [
                new HeldContact("h-1", "p-tea", true), new HeldContact("h-2", "p-tech", false), new HeldContact("h-3", "p-tea", false),
                new HeldContact("h-4", "p-tea", false),
            ],
            Assert.IsType<RegistryCommand.RefreshContacts>(send.Command).Contacts);
    }

    [Fact]
    public void Is_done_when_the_objects_were_looked_at_and_changes_nothing_in_the_record()
    {
        var opened = Domain.Opened(1);
        var proven = opened with { Open = opened.Open! with { Proven = [nameof(RegistryCommand.RefreshContacts)] } };

        var done = Assert.IsType<Move.Done>(
            Act.Next(Order, proven, Given.Seen with { Contacts = new LinkedContacts("h-1", []) }, Given.Now));

        Assert.Equal(3, Assert.IsType<ContactsRefreshed>(done.Conclusion.Answer.Message).Domain.Version);
    }

    [Fact]
    public void Has_nothing_to_do_where_the_registry_keeps_no_contacts() =>
        Assert.IsType<Move.Done>(Act.Next(Order, Domain.Opened(), Given.Seen, Given.Now));

    [Theory]
    [InlineData(DomainStatus.Registered, "p-tea", "Go")]
    [InlineData(DomainStatus.Redemption, "p-tea", "Go")]
    [InlineData(DomainStatus.Registered, null, "ProfileUnknown")]
    [InlineData(DomainStatus.Ended, "p-tea", "DomainEnded")]
    public void Needs_a_domain_and_somebody_who_holds_it(DomainStatus status, string? profile, string start) =>
        Assert.Equal(start, Given.CodeOf(Act.Admit(Order, Domain with { Status = status, ProfileId = profile }, Given.Now)));
}
