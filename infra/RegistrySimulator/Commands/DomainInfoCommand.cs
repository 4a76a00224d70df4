using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:info, RFC 5731 3.1.2. Strangers see who sponsors the name and its dates, but no contacts and no secret.</summary>
internal sealed class DomainInfoCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var name = DomainCommands.NameOf(context);
        if (!DomainNames.Valid(name))
            return Answer.Of(2005, "Not a domain name.");
        if (context.Store.Domain(name) is not { } domain)
            return Answer.Of(2303);

        var shown = domain.Sponsor == context.Account;
        if (context.Body.Element(Ns.Domain + "authInfo") is { } authInfo)
        {
            if (!AuthInfos.Fits(authInfo, domain.AuthInfo, domain.Registrant, context.Store))
                return Answer.Of(2202);
            shown = true;
        }

        var hosts = context.Body.Element(DomainCommands.Name)!.Attribute("hosts")?.Value ?? "all";
        return new Answer(1000)
        {
            Data = DomainXml.Info(domain, shown, hosts, DomainCommands.Subordinates(context, name)),
            Extensions = shown ? Extensions(context, domain) : [],
        };
    }

    private static List<XElement> Extensions(CommandContext context, DomainObject domain)
    {
        var extensions = new List<XElement>();
        Add(extensions, context, Ns.Rgp, DomainXml.GraceInfo(domain));
        Add(extensions, context, Ns.SecDns, DomainXml.SecurityInfo(domain.Security));
        Add(extensions, context, Ns.CnnicDomain, domain.Cnnic is { } cnnic ? CnnicDomains.Info(cnnic) : null);
        if (context.Command.Extension(Ns.Verification + "info") is { } asked)
            extensions.Add(Verifications.Info(domain, context.Acts.ZoneOf(domain.Name).Verification, asked.Attribute("profile")?.Value));
        return extensions;
    }

    // Nothing that the session did not choose at login goes out.
    private static void Add(List<XElement> extensions, CommandContext context, XNamespace ns, XElement? element)
    {
        if (element is not null && context.Login.Speaks(ns))
            extensions.Add(element);
    }
}
