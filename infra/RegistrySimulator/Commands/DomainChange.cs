using System.Collections.Immutable;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What an update makes of a domain, part by part; adding what is there and removing what is not are 2306.</summary>
internal static class DomainChange
{
    private static readonly XNamespace D = Ns.Domain;

    public static (DomainObject? Changed, Answer? Refusal) Apply(
        CommandContext context, DomainObject domain, Zone zone, XElement? add, XElement? rem, XElement? chg)
    {
        var (marks, badMarks) = Sets.Change(domain.Marks, Statuses(rem), Statuses(add), mark => Marks.Client(mark) ? null : "Only client statuses can be changed.");
        if (badMarks is not null)
            return (null, badMarks);
        var (servers, badServers) = Servers(context, domain, zone, add, rem);
        if (badServers is not null)
            return (null, badServers);
        var (contacts, badContacts) = Sets.Change(domain.Contacts, ContactReferences.Read(rem), ContactReferences.Read(add), _ => null);
        if (badContacts is not null)
            return (null, badContacts);
        var (registrant, badRegistrant) = Registrant(domain, zone, chg);
        if ((badRegistrant ?? Contacts(context, domain, zone, registrant, contacts, add)) is { } wrong)
            return (null, wrong);

        var (changed, badSecret) = Secret(domain, chg);
        if (badSecret is not null)
            return (null, badSecret);
        return Extensions(context, zone, changed with
        {
            Marks = marks,
            NameServers = servers,
            Contacts = contacts,
            Registrant = registrant,
        });
    }

    private static (DomainObject? Changed, Answer? Refusal) Extensions(CommandContext context, Zone zone, DomainObject domain)
    {
        var (security, badSecurity) = Securities.OfUpdate(context, domain.Security);
        if (badSecurity is not null)
            return (null, badSecurity);
        var (cnnic, badCnnic) = CnnicDomains.OfUpdate(context, domain.Cnnic);
        if (badCnnic is not null)
            return (null, badCnnic);
        var (codes, badCodes) = Verifications.Read(context, zone.Verification);
        return badCodes is not null
            ? (null, badCodes)
            : (Verifications.Add(domain with { Security = security, Cnnic = cnnic }, codes, zone.Verification), null);
    }

    private static (ImmutableArray<NameServer> Servers, Answer? Refusal) Servers(
        CommandContext context, DomainObject domain, Zone zone, XElement? add, XElement? rem)
    {
        var removed = rem?.Element(D + "ns")?.Elements().Select(ServerName).ToList() ?? [];
        if (removed.Find(name => !domain.NameServers.Any(server => server.Name == name)) is { } absent)
            return ([], Answer.Of(2306, $"{absent} is not a name server of the domain."));
        var left = domain.NameServers.RemoveAll(server => removed.Contains(server.Name));
        var (added, refusal) = Delegations.Read(context, domain.Name, zone, add?.Element(D + "ns"));
        if (refusal is not null)
            return ([], refusal);
        if (added.FirstOrDefault(server => left.Any(known => known.Name == server.Name)) is { } present)
            return ([], Answer.Of(2306, $"{present.Name} is a name server already."));
        var all = left.AddRange(added);
        return (all, Delegations.CheckCount(all));
    }

    private static (string? Registrant, Answer? Refusal) Registrant(DomainObject domain, Zone zone, XElement? chg)
    {
        if (chg?.Element(D + "registrant") is not { } element)
            return (domain.Registrant, null);
        var id = element.Value.Trim();
        if (id.Length > 0)
            return (id, null);
        return zone.ContactsRequired ? (null, Answer.Of(2306, "The zone wants a registrant.")) : (null, null);
    }

    /// <summary>Only what is new must be ours: after a transfer the old contacts belong to the losing registrar.</summary>
    private static Answer? Contacts(
        CommandContext context, DomainObject domain, Zone zone, string? registrant, ImmutableArray<DomainContact> contacts, XElement? add)
    {
        if (zone.ContactsRequired && ContactReferences.MissingRole(contacts) is { } role)
            return Answer.Of(2306, $"The zone wants a contact of type {role}.");
        return ContactReferences.CheckOwned(
            context, registrant == domain.Registrant ? null : registrant, ContactReferences.Read(add));
    }

    private static (DomainObject Changed, Answer? Refusal) Secret(DomainObject domain, XElement? chg)
    {
        if (chg?.Element(D + "authInfo") is not { } authInfo)
            return (domain, null);
        var (secret, refusal) = AuthInfos.Read(authInfo);
        return (domain with { AuthInfo = secret }, refusal);
    }

    private static string ServerName(XElement element) =>
        DomainNames.Normal(element.Name.LocalName == "hostObj" ? element.Value : element.Element(D + "hostName")!.Value);

    private static IEnumerable<string> Statuses(XElement? element) =>
        element?.Elements(D + "status").Select(e => e.Attribute("s")!.Value) ?? [];
}
