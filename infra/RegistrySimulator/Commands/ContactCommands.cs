using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>contact:check, RFC 5733 3.1.1.</summary>
internal sealed class ContactCheckCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var ids = context.Body.Elements(Ns.Contact + "id").Select(e => e.Value.Trim()).ToList();
        if (ids.Count > context.Options.MaxCheck)
            return Answer.Of(2306, $"At most {context.Options.MaxCheck} contacts per check.");
        return new Answer(1000) { Data = ContactXml.Root("chkData", ids.Select(id => Row(id, context.Store.Contact(id) is not null))) };
    }

    private static XElement Row(string id, bool used) => new(
        Ns.Contact + "cd",
        new XElement(Ns.Contact + "id", new XAttribute("avail", used ? "0" : "1"), id),
        used ? new XElement(Ns.Contact + "reason", "In use") : null);
}

/// <summary>contact:info, RFC 5733 3.1.2: personal data, so for the sponsor and who knows the authInfo only.</summary>
internal sealed class ContactInfoCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Store.Contact(context.Command.ObjectName) is not { } contact)
            return Answer.Of(2303);
        var authInfo = context.Body.Element(Ns.Contact + "authInfo");
        if (authInfo is not null && !AuthInfos.Fits(authInfo, contact.AuthInfo, null, context.Store))
            return Answer.Of(2202);
        if (authInfo is null && contact.Sponsor != context.Account)
            return Answer.Of(2201);
        return new Answer(1000)
        {
            Data = ContactXml.Info(contact, context.Store.ContactLinked(contact.Id)),
            Extensions = contact.Cnnic is { } cnnic && context.Login.Speaks(Ns.CnnicContact) ? [ContactXml.CnnicInfo(cnnic)] : [],
        };
    }
}

/// <summary>contact:create, RFC 5733 3.2.1.</summary>
internal sealed class ContactCreateCommand : ICommand
{
    private static readonly XNamespace C = Ns.Contact;

    public Answer Execute(CommandContext context)
    {
        var (body, id) = (context.Body, context.Command.ObjectName);
        if (context.Store.Contact(id) is not null)
            return Answer.Of(2302);
        var (postal, badPostal) = ContactFields.Postal(body.Elements(C + "postalInfo"));
        var email = body.Element(C + "email")!.Value.Trim();
        var (secret, badSecret) = AuthInfos.Read(body.Element(C + "authInfo")!);
        if ((badPostal ?? ContactFields.Email(email) ?? badSecret ?? CnnicContacts.Absent(context)) is { } wrong)
            return wrong;

        var contact = new ContactObject
        {
            Id = id,
            Roid = context.Store.NextRoid('C'),
            Sponsor = context.Account,
            CreatedBy = context.Account,
            CreatedAt = context.Now,
            Postal = postal,
            Voice = ContactFields.Number(body.Element(C + "voice")),
            Fax = ContactFields.Number(body.Element(C + "fax")),
            Email = email,
            AuthInfo = secret,
            Disclose = ContactFields.Disclose(body.Element(C + "disclose")),
            Cnnic = CnnicContacts.OfCreate(context),
        };
        context.Store.Put(contact);
        return new Answer(1000) { Data = ContactXml.Created(contact) };
    }
}

/// <summary>contact:delete, RFC 5733 3.2.2; one that a domain names stays (2305).</summary>
internal sealed class ContactDeleteCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = ContactRules.Sponsored(context, "Delete");
        if (found is not { } contact)
            return refusal!;
        if (context.Store.ContactLinked(contact.Id))
            return Answer.Of(2305, "linked");
        context.Store.Remove(contact);
        return Answer.Of(1000);
    }
}

/// <summary>Who may change a contact, and when.</summary>
internal static class ContactRules
{
    public static (ContactObject? Contact, Answer? Refusal) Sponsored(CommandContext context, string? operation)
    {
        if (context.Store.Contact(context.Command.ObjectName) is not { } contact)
            return (null, Answer.Of(2303));
        if (contact.Sponsor != context.Account)
            return (null, Answer.Of(2201, "Another registrar sponsors the contact."));
        if (operation is not null && (Marks.Forbidding(contact.Marks, operation) ?? Marks.Pending(contact.Marks)) is { } mark)
            return (null, Answer.Of(2304, mark));
        return (contact, null);
    }
}
