using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>The difference between the contacts that a registry shows and those that are wanted.</summary>
internal static class ContactSwap
{
    private const string Admin = "admin";
    private const string Technical = "tech";
    private const string Billing = "billing";

    /// <summary>The one update that is missing; null where none is.</summary>
    public static RegistryCommand.Relate? Between(DomainState domain, Intent.Relate order, LinkedContacts linked)
    {
        var wanted = Wanted(domain, order);
        var remove = linked.Others.Where(shown => wanted.Any(one => one.Role == shown.Role && Handle(one) != shown.Handle)).ToList();
        var add = wanted.Where(one => !linked.Others.Contains(new LinkedContact(one.Role, Handle(one)))).ToList();
        var registrant = order.Registrant is { } holder && OperationIds.ContactHandle(holder) != linked.Registrant ? holder : null;
        if (registrant is null && remove.Count + add.Count == 0)
            return null;

        var stays = linked.Others.Except(remove).Select(contact => contact.Handle)
            .Concat(add.Select(Handle))
            .Append(registrant is null ? linked.Registrant : OperationIds.ContactHandle(registrant));
        var leaving = remove.Select(contact => contact.Handle)
            .Append(linked.Registrant ?? "")
            .Except(stays.OfType<string>())
            .Where(OperationIds.IsContactHandle);
        return new RegistryCommand.Relate(domain.Name, registrant, remove, add) { Leaving = [.. leaving.Distinct()] };
    }

    /// <summary>Who shall stand in which role; a role that is not there stays as the registry shows it.</summary>
    private static List<NewContact> Wanted(DomainState domain, Intent.Relate order)
    {
        var wanted = new List<NewContact>();
        Note(Admin, order.Admin ?? Follower(domain.Contacts?.AdminProfileId));
        Note(Technical, order.Technical ?? Follower(domain.Contacts?.TechnicalProfileId));
        Note(Billing, order.Billing);
        return wanted;

        ContactOf? Follower(string? apart) => apart is null ? order.Registrant : null;

        void Note(string role, ContactOf? contact)
        {
            if (contact is not null)
                wanted.Add(new NewContact(role, contact));
        }
    }

    private static string Handle(NewContact contact) => OperationIds.ContactHandle(contact.Contact);
}
