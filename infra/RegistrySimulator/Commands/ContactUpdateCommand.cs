using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>contact:update, RFC 5733 3.2.5.</summary>
internal sealed class ContactUpdateCommand : ICommand
{
    private static readonly XNamespace C = Ns.Contact;

    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = ContactRules.Sponsored(context, operation: null);
        if (found is not { } contact)
            return refusal!;
        var (add, rem, chg) = (context.Body.Element(C + "add"), context.Body.Element(C + "rem"), context.Body.Element(C + "chg"));
        if (UpdateRules.Prohibited(contact.Marks, rem, onlyStatus: add is null && chg is null && context.Command.Extensions.Count == 0) is { } mark)
            return Answer.Of(2304, mark);
        if (add is null && rem is null && chg is not { HasElements: true } && context.Command.Extensions.Count == 0)
            return Answer.Of(2003, "Nothing to update.");

        var (marks, badMarks) = UpdateRules.Change(contact.Marks, rem, add);
        var (changed, badFields) = Change(contact, chg);
        var (cnnic, badCnnic) = CnnicContacts.OfUpdate(context, contact.Cnnic);
        if ((badMarks ?? badFields ?? badCnnic) is { } wrong)
            return wrong;
        context.Store.Put(changed! with { Marks = marks, Cnnic = cnnic, UpdatedBy = context.Account, UpdatedAt = context.Now });
        return Answer.Of(1000);
    }

    private static (ContactObject? Changed, Answer? Refusal) Change(ContactObject contact, XElement? chg)
    {
        if (chg is null)
            return (contact, null);
        var (postal, badPostal) = ContactFields.Changed(contact.Postal, chg.Elements(C + "postalInfo"));
        var email = chg.Element(C + "email")?.Value.Trim() ?? contact.Email;
        var (secret, badSecret) = chg.Element(C + "authInfo") is { } authInfo ? AuthInfos.Read(authInfo) : (contact.AuthInfo, null);
        if ((badPostal ?? ContactFields.Email(email) ?? badSecret) is { } wrong)
            return (null, wrong);
        return (contact with
        {
            Postal = postal,
            Email = email,
            AuthInfo = secret,
            Voice = chg.Element(C + "voice") is { } voice ? ContactFields.Number(voice) : contact.Voice,
            Fax = chg.Element(C + "fax") is { } fax ? ContactFields.Number(fax) : contact.Fax,
            Disclose = chg.Element(C + "disclose") is { } disclose ? ContactFields.Disclose(disclose) : contact.Disclose,
        }, null);
    }
}
