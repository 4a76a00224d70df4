using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>The provider's commands: those of the one mapping, a creation by what is submitted.</summary>
internal sealed class ProviderCommands : ICommandReading
{
    public bool Offers(XNamespace mapping) => mapping == Ns.Nv;

    /// <summary>The mapping has no delete, renew or transfer.</summary>
    public Answer? Unfitting(XElement verb, XElement body) =>
        body.Name.Namespace == Ns.Nv && verb.Name.LocalName is "delete" or "renew" or "transfer"
            ? Answer.Of(2101, $"{verb.Name.LocalName} of {Ns.Nv.NamespaceName}")
            : null;

    /// <summary>login, poll:req, nv:create-dnv, nv:create-rnv, nv:info.</summary>
    public string KindOf(XElement verb, XElement body, IReadOnlyList<XElement> extensions) =>
        (body.Name.Namespace == Ns.Nv, body.Name.LocalName) switch
        {
            (true, "create") => $"nv:create-{body.Elements().First().Name.LocalName}",
            (true, var name) => "nv:" + name,
            (false, "poll") => $"poll:{body.Attribute("op")!.Value}",
            (false, var name) => name,
        };

    /// <summary>Label, name of the person, code, message or client id; for a check the first label.</summary>
    public string NameIn(XElement body)
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

    /// <summary>Queries change nothing, so they are not in a ledger of acts.</summary>
    public static bool IsQuery(EppCommand command) => command.Kind is "poll:req" or "login" or "logout" or "nv:check" or "nv:info";

    /// <summary>What the ledger may say of the command's object: no name of a person.</summary>
    public static string? PublicName(EppCommand command) =>
        command.Kind is "nv:create-rnv" or "nv:info" or "nv:update" || command.ObjectName.Length == 0 ? null : command.ObjectName;

    public static string? VerificationCode(EppCommand command) => command.Kind is "nv:info" or "nv:update" ? command.ObjectName : null;
}
