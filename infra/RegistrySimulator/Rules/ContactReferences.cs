using System.Collections.Immutable;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>References of a domain to contacts.</summary>
internal static class ContactReferences
{
    private static readonly string[] Required = ["admin", "tech"];

    public static ImmutableArray<DomainContact> Read(XElement? parent) =>
    [
        .. parent?.Elements(Ns.Domain + "contact")
            .Select(e => new DomainContact(e.Attribute("type")?.Value ?? "admin", e.Value.Trim())) ?? [],
    ];

    /// <summary>A zone with required contacts wants registrant, admin and tech; all must exist and be ours.</summary>
    public static Answer? Check(CommandContext context, Zone zone, string? registrant, ImmutableArray<DomainContact> contacts)
    {
        if (zone.ContactsRequired && registrant is null)
            return Answer.Of(2003, "registrant");
        if (zone.ContactsRequired && MissingRole(contacts) is { } missing)
            return Answer.Of(2003, $"contact type={missing}");
        return contacts.Distinct().Count() != contacts.Length
            ? Answer.Of(2306, "A contact is named twice in one role.")
            : CheckOwned(context, registrant, contacts);
    }

    public static string? MissingRole(ImmutableArray<DomainContact> contacts) =>
        Required.FirstOrDefault(type => !contacts.Any(contact => contact.Type == type));

    public static Answer? CheckOwned(CommandContext context, string? registrant, ImmutableArray<DomainContact> contacts)
    {
        var ids = contacts.Select(contact => contact.Id);
        foreach (var id in registrant is null ? ids : ids.Prepend(registrant))
        {
            if (context.Store.Contact(id) is not { } contact)
                return Answer.Of(2303, $"contact {id}");
            if (contact.Sponsor != context.Account)
                return Answer.Of(2201, $"contact {id}");
        }

        return null;
    }
}
