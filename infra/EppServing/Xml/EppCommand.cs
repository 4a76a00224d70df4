using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>A command that is valid against the schemas.</summary>
/// <param name="Kind">As in the ledger, such as login or poll:req.</param>
/// <param name="ObjectName">What the command is about; fault rules look at it.</param>
/// <param name="Body">The login, poll or logout element, or the object's own element within the verb.</param>
public sealed record EppCommand(
    string Kind, string ObjectName, XElement Body, IReadOnlyList<XElement> Extensions, string? ClientTransactionId)
{
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
