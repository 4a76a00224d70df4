using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>A command that is valid against the schemas.</summary>
/// <param name="Kind">As in the ledger: login, poll:req, nv:create-dnv, nv:create-rnv, nv:info.</param>
/// <param name="Body">The login, poll or logout element, or the object's own element within the verb.</param>
internal sealed record EppCommand(string Kind, XElement Body, IReadOnlyList<XElement> Extensions, string? ClientTransactionId)
{
    /// <summary>What fault rules look at: label, name of the person, code, message or client id; for a check the first label.</summary>
    public string ObjectName { get; } = NameIn(Body);

    /// <summary>What the ledger may say of it: no name of a person.</summary>
    public string? PublicName => Kind is "nv:create-rnv" or "nv:info" or "nv:update" || ObjectName.Length == 0 ? null : ObjectName;

    public string? VerificationCode => Kind is "nv:info" or "nv:update" ? ObjectName : null;

    /// <summary>Queries change nothing, so they are not in a ledger of acts.</summary>
    public bool IsQuery => Kind is "poll:req" or "login" or "logout" or "nv:check" or "nv:info";

    public bool IsLogin => Kind == "login";

    private static string NameIn(XElement body)
    {
        foreach (var element in body.Elements())
        {
            if (element.Name.LocalName is "name" or "code" or "clID")
                return element.Value.Trim();
            if (element.Name.LocalName is "dnv" or "rnv")
                return element.Element(Ns.Nv + "name")!.Value.Trim();
        }

        return body.Attribute("msgID")?.Value ?? "";
    }
}
