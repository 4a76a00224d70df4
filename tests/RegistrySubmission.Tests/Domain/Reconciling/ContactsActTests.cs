using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain.Reconciling;

public sealed class ContactsActTests
{
    private static readonly ContactsAct Holder = new(OperationKind.ChangeRegistrant);
    private static readonly ContactsAct Others = new(OperationKind.ChangeContacts);

    private static DomainState Domain => Given.Domain with { ProfileId = "old" };

    /// <summary>Handles stand for profiles in version 1: <c>h old admin old tech new</c> is a holder and two contacts.</summary>
    [Theory]
    [InlineData("h old admin old tech old", "new - - -", "h new -admin old -tech old +admin new +tech new", "old")]
    [InlineData("h old admin old tech old", "new - li -", "h new -admin old -tech old +admin new +tech li", "old")]
    [InlineData("h old admin old tech old billing old", "new - - -", "h new -admin old -tech old +admin new +tech new", "")]
    [InlineData("h old admin old tech old", "new - - new", "h new -admin old -tech old +admin new +billing new +tech new", "old")]
    [InlineData("h new admin old tech old", "new - - -", "-admin old -tech old +admin new +tech new", "old")]
    [InlineData("h old admin new tech new", "new - - -", "h new", "old")]
    [InlineData("h - ", "new - - -", "h new +admin new +tech new", "")]
    [InlineData("h new admin new tech new", "new - - -", "", "")]
    [InlineData("h old admin old tech old", "- - li -", "-tech old +tech li", "")]
    [InlineData("h old admin old tech li tech wu", "- - wu -", "-tech li", "li")]
    [InlineData("h old admin old tech old", "- old - -", "", "")]
    public void Sends_what_is_missing_and_nothing_else(string shown, string wanted, string sent, string leaving)
    {
        var order = Order(wanted);
        var act = order.Kind == OperationKind.ChangeRegistrant ? Holder : Others;

        var move = act.Next(order, Domain.Opened(), Given.Seen with { Contacts = Linked(shown) }, Given.Now);

        if (sent.Length == 0)
        {
            Assert.IsType<Move.Done>(move);
            return;
        }

        var command = Assert.IsType<RegistryCommand.Relate>(Assert.IsType<Move.Send>(move).Command);
        string[] parts =
        [
            .. command.Registrant is { } holder ? [$"h {holder.ProfileId}"] : Array.Empty<string>(),
            .. command.Remove.Select(contact => $"-{contact.Role} {ProfileOf(contact.Handle)}"),
            .. command.Add.Select(contact => $"+{contact.Role} {contact.Contact.ProfileId}").Order(),
        ];
        Assert.Equal(sent, string.Join(' ', parts));
        Assert.Equal(leaving, string.Join(' ', command.Leaving.Select(ProfileOf)));
    }

    [Fact]
    public void Leaves_contact_objects_alone_that_somebody_else_made()
    {
        var linked = new LinkedContacts("acme-0001", [new LinkedContact("admin", "acme-0001"), new LinkedContact("tech", "acme-0002")]);

        var move = Holder.Next(Order("new - - -"), Domain.Opened(), Given.Seen with { Contacts = linked }, Given.Now);

        Assert.Empty(Assert.IsType<RegistryCommand.Relate>(Assert.IsType<Move.Send>(move).Command).Leaving);
    }

    [Fact]
    public void Deletes_what_it_took_off_before_it_says_done()
    {
        var opened = Domain.Opened(1);
        opened = opened with { Open = opened.Open! with { Leaving = [Handle("old")] } };
        var seen = Given.Seen with { Contacts = Linked("h new admin new tech new") };

        var send = Assert.IsType<Move.Send>(Holder.Next(Order("new - - -"), opened, seen, Given.Now));
        Assert.Equal([Handle("old")], Assert.IsType<RegistryCommand.RemoveContacts>(send.Command).Handles);

        var proven = opened with { Open = opened.Open! with { Proven = [nameof(RegistryCommand.RemoveContacts)] } };
        Assert.IsType<Move.Done>(Holder.Next(Order("new - - -"), proven, seen, Given.Now));
    }

    [Fact]
    public void Says_who_held_it_and_who_does()
    {
        var domain = Domain with { Contacts = new ContactProfiles { AdminProfileId = "new", TechnicalProfileId = "li" } };
        var seen = Given.Seen with { Contacts = Linked("h new admin new tech li") };

        var done = Assert.IsType<Move.Done>(Holder.Next(Order("new - - -"), domain.Opened(1), seen, Given.Now));

        var changed = Assert.IsType<RegistrantChanged>(done.Conclusion.Answer.Message);
        Assert.Equal(("old", "new", 4), (changed.PreviousProfileId, changed.Domain.ProfileId, changed.Domain.Version));
        Assert.Equal(new ContactProfiles { TechnicalProfileId = "li" }, changed.Domain.Contacts);
    }

    [Fact]
    public void Changes_the_record_alone_where_the_registry_keeps_no_contacts()
    {
        var done = Assert.IsType<Move.Done>(Holder.Next(Order("new - - -"), Domain.Opened(), Given.Seen, Given.Now));

        Assert.Equal("new", done.Conclusion.Domain.ProfileId);
    }

    [Theory]
    [InlineData(OperationProgress.PendingAtRegistry, 1, "RegistryDenied")]
    [InlineData(OperationProgress.PendingAtRegistry, 0, "Relate")]
    [InlineData(OperationProgress.Unknown, 1, "Relate")]
    public void Takes_it_for_a_no_when_the_registry_decided_and_shows_the_old_holder(OperationProgress progress, int sends, string move)
    {
        var order = Order("new - - -") with { Progress = progress };

        Assert.Equal(move, Given.CodeOf(
            Holder.Next(order, Domain.Opened(sends), Given.Seen with { Contacts = Linked("h old admin old tech old") }, Given.Now)));
    }

    [Theory]
    [InlineData(DomainStatus.Registered, 100, "Go")]
    [InlineData(DomainStatus.Registered, -1, "DomainExpired")]
    [InlineData(DomainStatus.Redemption, 100, "NotChangeable")]
    [InlineData(DomainStatus.Ended, 100, "DomainEnded")]
    [InlineData(DomainStatus.Pending, 100, "Wait")]
    public void Changes_the_holder_of_a_registered_and_paid_domain_only(DomainStatus status, int daysPaid, string start) =>
        Assert.Equal(start, Given.CodeOf(Holder.Admit(
            Order("new - - -"), Domain with { Status = status, PaidUntil = Given.Now.AddDays(daysPaid) }, Given.Now)));

    [Fact]
    public void Changes_other_contacts_of_an_expired_domain_too() =>
        Assert.Equal("Go", Given.CodeOf(Others.Admit(Order("- li - -"), Domain with { PaidUntil = Given.Now.AddDays(-1) }, Given.Now)));

    [Fact]
    public void Ends_when_the_domain_is_not_ours_any_more()
    {
        Assert.Equal("DomainEnded", Given.CodeOf(Holder.Next(Order("new - - -"), Domain.Opened(), new RegistryView.Absent(), Given.Now)));
        Assert.Equal("DomainEnded", Given.CodeOf(Holder.Next(Order("new - - -"), Domain.Opened(), Given.Seen with { Ours = false }, Given.Now)));
    }

    private static string Handle(string profile) => OperationIds.ContactHandle(profile, 1);

    private static string ProfileOf(string handle) => new[] { "old", "new", "li", "wu" }.Single(profile => Handle(profile) == handle);

    private static LinkedContacts Linked(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new LinkedContacts(
            words[1] == "-" ? null : Handle(words[1]),
            [.. words.Skip(2).Chunk(2).Select(pair => new LinkedContact(pair[0], Handle(pair[1])))]);
    }

    private static OperationState Order(string wanted)
    {
        var contacts = wanted.Split(' ').Select(profile => profile == "-" ? null : new ContactOf(profile, 1)).ToArray();
        return Given.Order(
            contacts[0] is null ? OperationKind.ChangeContacts : OperationKind.ChangeRegistrant,
            new Intent.Relate(contacts[0], contacts[1], contacts[2], contacts[3]));
    }
}
