using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>A command that is valid against the schemas.</summary>
/// <param name="Kind">As in the ledger: login, poll:req, domain:create, domain:transfer-request, domain:restore-report.</param>
/// <param name="Body">The login, poll or logout element, or the object's own element within the verb.</param>
internal sealed record EppCommand(string Kind, XElement Body, IReadOnlyList<XElement> Extensions, string? ClientTransactionId)
{
    /// <summary>The object that the command is about, lower case for names; for a check the first one.</summary>
    public string ObjectName { get; } =
        (Body.Elements().FirstOrDefault(e => e.Name.LocalName is "name" or "id")?.Value.Trim() ?? "").ToLowerInvariant();

    /// <summary>Queries change nothing, so they are not in a ledger of executed commands.</summary>
    public bool IsQuery => Kind is "poll:req" or "login" or "logout" || Kind.EndsWith(":check", StringComparison.Ordinal)
        || Kind.EndsWith(":info", StringComparison.Ordinal) || Kind.EndsWith(":transfer-query", StringComparison.Ordinal);

    public bool IsLogin => Kind == "login";

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
