using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Turns the bytes of a frame into a command, or into the refusal they deserve.</summary>
internal static class FrameReader
{
    private static readonly XName EppName = Ns.Epp + "epp";
    private static readonly XName CommandName = Ns.Epp + "command";
    private static readonly XName HelloName = Ns.Epp + "hello";
    private static readonly XName ExtensionName = Ns.Epp + "extension";
    private static readonly XName TransactionName = Ns.Epp + "clTRID";
    private static readonly XName RestoreName = Ns.Rgp + "restore";

    public static IncomingFrame Read(ReadOnlyMemory<byte> frame)
    {
        try
        {
            var root = Load(frame, Validating());
            var top = root.Elements().First();
            if (top.Name == HelloName)
                return new IncomingFrame.Hello();
            return top.Name == CommandName
                ? new IncomingFrame.Command(ToCommand(top))
                : new IncomingFrame.Refused(Answer.Of(2000), null);
        }
        catch (XmlSchemaException problem)
        {
            return Diagnose(frame, problem.Message);
        }
        catch (XmlException problem)
        {
            return new IncomingFrame.Refused(Answer.Of(2001, problem.Message), null);
        }
    }

    private static XmlReaderSettings Validating()
    {
        var settings = Schemas.Hardened();
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = Schemas.Set;
        // No xsi:schemaLocation, no inline schemas: the client does not choose what it is measured by.
        settings.ValidationFlags = XmlSchemaValidationFlags.None;
        return settings;
    }

    private static XElement Load(ReadOnlyMemory<byte> frame, XmlReaderSettings settings)
    {
        using var stream = new MemoryStream(frame.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, settings);
        var root = XElement.Load(reader);
        return root.Name == EppName ? root : throw new XmlException("The root element is not epp of epp-1.0.");
    }

    private static EppCommand ToCommand(XElement command)
    {
        var verb = command.Elements().First();
        var extensions = command.Element(ExtensionName)?.Elements().ToArray() ?? [];
        var transaction = command.Element(TransactionName)?.Value.Trim();
        var body = verb.Name.LocalName is "login" or "logout" or "poll" ? verb : verb.Elements().First();
        return new EppCommand(KindOf(verb, body, extensions), body, extensions, transaction);
    }

    private static string KindOf(XElement verb, XElement body, XElement[] extensions)
    {
        var name = verb.Name.LocalName;
        if (name is "login" or "logout")
            return name;
        if (name == "poll")
            return $"poll:{verb.Attribute("op")!.Value}";

        var mapping = body.Name.Namespace == Ns.Domain ? "domain" : body.Name.Namespace == Ns.Contact ? "contact" : "host";
        if (name == "transfer")
            return $"{mapping}:transfer-{verb.Attribute("op")!.Value}";
        foreach (var extension in name == "update" ? extensions : [])
        {
            if (extension.Element(RestoreName) is { } restore)
                return $"{mapping}:restore-{restore.Attribute("op")!.Value}";
        }

        return $"{mapping}:{name}";
    }

    /// <summary>The slow path: reads again without schemas to tell a syntax error (2001) from something not offered.</summary>
    private static IncomingFrame.Refused Diagnose(ReadOnlyMemory<byte> frame, string message)
    {
        XElement root;
        try
        {
            root = Load(frame, Schemas.Hardened());
        }
        catch (XmlException problem)
        {
            return new IncomingFrame.Refused(Answer.Of(2001, problem.Message), null);
        }

        var command = root.Element(CommandName);
        var transaction = command?.Element(TransactionName)?.Value.Trim();
        // An identifier that breaks the schema itself cannot be echoed in a valid answer.
        if (transaction is { Length: < 3 or > 64 })
            transaction = null;
        return new IncomingFrame.Refused(command is null ? Answer.Of(2001, message) : Diagnose(command, message), transaction);
    }

    private static Answer Diagnose(XElement command, string message)
    {
        var verb = command.Elements().FirstOrDefault(e => e.Name != ExtensionName && e.Name != TransactionName);
        if (verb is null || verb.Name.Namespace != Ns.Epp || !Verbs.Contains(verb.Name.LocalName))
            return Answer.Of(2000);
        if (verb.Name.LocalName == "login")
        {
            var version = verb.Element(Ns.Epp + "options")?.Element(Ns.Epp + "version")?.Value.Trim();
            return version is null or "1.0" ? Answer.Of(2001, message) : Answer.Of(2100);
        }

        if (verb.Elements().FirstOrDefault() is { } body && !Schemas.Knows(body.Name.NamespaceName))
            return Answer.Of(2307, body.Name.NamespaceName);
        var unknown = command.Element(ExtensionName)?.Elements().FirstOrDefault(e => !Schemas.Knows(e.Name.NamespaceName));
        return unknown is null ? Answer.Of(2001, message) : Answer.Of(2103, unknown.Name.NamespaceName);
    }

    private static readonly string[] Verbs =
        ["check", "create", "delete", "info", "login", "logout", "poll", "renew", "transfer", "update"];
}
