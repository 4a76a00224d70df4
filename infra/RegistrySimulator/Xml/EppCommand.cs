using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>A command that is valid against the schemas.</summary>
/// <param name="Kind">As in the ledger: login, poll:req, domain:create, domain:transfer-request, domain:restore-report.</param>
/// <param name="Body">The login, poll or logout element, or the object's own element within the verb.</param>
internal sealed record EppCommand(string Kind, XElement Body, IReadOnlyList<XElement> Extensions, string? ClientTransactionId)
{
    /// <summary>The object that the command is about, names in lower case; for a check the first one.</summary>
    public string ObjectName { get; } = NameIn(Body);

    /// <summary>Queries change nothing, so they are not in a ledger of executed commands.</summary>
    public bool IsQuery => Kind is "poll:req" or "login" or "logout" || Kind.EndsWith(":check", StringComparison.Ordinal)
        || Kind.EndsWith(":info", StringComparison.Ordinal) || Kind.EndsWith(":transfer-query", StringComparison.Ordinal);

    public bool IsLogin => Kind == "login";

    private static string NameIn(XElement body)
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

    public XElement? Extension(XName name)
    {
        foreach (var extension in Extensions)
        {
            if (extension.Name == name)
                return extension;
        }

        return null;
    }
}
