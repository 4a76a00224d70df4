using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The registry's commands: domains, contacts and hosts, with restores as kinds of their own.</summary>
internal sealed class RegistryCommands : ICommandReading
{
    private static readonly XName RestoreName = Ns.Rgp + "restore";

    public bool Offers(XNamespace mapping) => MappingOf(mapping) is not null;

    public Answer? Unfitting(XElement verb, XElement body) => null;

    /// <summary>login, poll:req, domain:create, domain:transfer-request, domain:restore-report.</summary>
    public string KindOf(XElement verb, XElement body, IReadOnlyList<XElement> extensions)
    {
        var name = verb.Name.LocalName;
        if (name is "login" or "logout")
            return name;
        if (name == "poll")
            return $"poll:{verb.Attribute("op")!.Value}";

        var mapping = MappingOf(body.Name.Namespace)!;
        if (name == "transfer")
            return $"{mapping}:transfer-{verb.Attribute("op")!.Value}";
        foreach (var extension in name == "update" && mapping == "domain" ? extensions : [])
        {
            if (extension.Element(RestoreName) is { } restore)
                return $"{mapping}:restore-{restore.Attribute("op")!.Value}";
        }

        return $"{mapping}:{name}";
    }

    /// <summary>Names in lower case; for a check the first one.</summary>
    public string NameIn(XElement body)
    {
        foreach (var element in body.Elements())
        {
            if (element.Name.LocalName == "name")
                return DomainNames.Normal(element.Value);
            if (element.Name.LocalName is "id" or "clID")
                return element.Value.Trim();
        }

        return body.Attribute("msgID")?.Value ?? "";
    }

    /// <summary>Queries change nothing, so they are not in a ledger of executed commands.</summary>
    public static bool IsQuery(string kind) => kind is "poll:req" or "login" or "logout" || kind.EndsWith(":check", StringComparison.Ordinal)
        || kind.EndsWith(":info", StringComparison.Ordinal) || kind.EndsWith(":transfer-query", StringComparison.Ordinal);

    private static string? MappingOf(XNamespace ns) =>
        ns == Ns.Domain ? "domain" : ns == Ns.Contact ? "contact" : ns == Ns.Host ? "host" : null;
}
