using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Questions that several domain commands ask first, each answered with a refusal or nothing.</summary>
internal static class DomainCommands
{
    public static readonly XName Name = Ns.Domain + "name";
    public static readonly XName Period = Ns.Domain + "period";

    public static string NameOf(CommandContext context) => DomainNames.Normal(context.Body.Element(Name)!.Value);

    /// <summary>The domain if the account may change it and no status forbids the operation (Delete, Renew, Transfer, Update).</summary>
    public static (DomainObject? Domain, Answer? Refusal) Sponsored(CommandContext context, string? operation)
    {
        var name = NameOf(context);
        if (!DomainNames.Valid(name))
            return (null, Answer.Of(2005, "Not a domain name."));
        if (context.Store.Domain(name) is not { } domain)
            return (null, Answer.Of(2303));
        if (domain.Sponsor != context.Account)
            return (null, Answer.Of(2201, "Another registrar sponsors the domain."));
        if (operation is not null && (Marks.Forbidding(domain.Marks, operation) ?? Marks.Pending(domain.Marks)) is { } mark)
            return (null, Answer.Of(2304, mark));
        return (domain, null);
    }

    public static IEnumerable<string> Subordinates(CommandContext context, string name) =>
        context.Store.Subordinates(name).Select(host => host.Name);
}
