using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Turns the bytes of a frame into a command, or into the refusal they deserve.</summary>
internal static class FrameReader
{
    private const int SmallFrame = 8 * 1024;
    private const int MaxDepth = 100;

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
            Collapse(root);
            var top = root.Elements().First();
            if (top.Name == HelloName)
                return new IncomingFrame.Hello();
            return top.Name == CommandName ? ToCommand(top) : new IncomingFrame.Refused(Answer.Of(2000), null);
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
        if (frame.Length > SmallFrame)
            RequireShallow(frame);
        using var reader = XmlReader.Create(Stream(frame), settings);
        var root = XElement.Load(reader);
        return root.Name == EppName ? root : throw new XmlException("The root element is not epp of epp-1.0.");
    }

    /// <summary>Attributes are tokens here, and a token's outer blanks do not count; the schema has looked past them already.</summary>
    private static void Collapse(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            foreach (var attribute in element.Attributes())
            {
                if (attribute.Value.Length > 0 && (char.IsWhiteSpace(attribute.Value[0]) || char.IsWhiteSpace(attribute.Value[^1])))
                    attribute.Value = attribute.Value.Trim();
            }
        }
    }

    /// <summary>XLinq's time to build a tree grows with the square of its depth; no EPP frame is deeper than a dozen.</summary>
    private static void RequireShallow(ReadOnlyMemory<byte> frame)
    {
        using var reader = XmlReader.Create(Stream(frame), Schemas.Hardened());
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new XmlException($"Nested deeper than {MaxDepth} elements.");
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> frame) => new(frame.ToArray(), writable: false);

    private static IncomingFrame ToCommand(XElement command)
    {
        var verb = command.Elements().First();
        var extensions = command.Element(ExtensionName)?.Elements().ToArray() ?? [];
        var transaction = command.Element(TransactionName)?.Value.Trim();
        if (verb.Name.LocalName is "login" or "logout" or "poll")
            return new IncomingFrame.Command(new EppCommand(KindOf(verb, "", extensions), verb, extensions, transaction));

        // The base schema takes any known element below a verb: a domain:infData within a create is valid and still no command.
        var body = verb.Elements().First();
        if (MappingOf(body.Name.Namespace) is not { } mapping)
            return new IncomingFrame.Refused(Answer.Of(2307, body.Name.NamespaceName), transaction);
        return body.Name.LocalName == verb.Name.LocalName
            ? new IncomingFrame.Command(new EppCommand(KindOf(verb, mapping, extensions), body, extensions, transaction))
            : new IncomingFrame.Refused(Answer.Of(2001, $"{body.Name.LocalName} within {verb.Name.LocalName}"), transaction);
    }

    private static string? MappingOf(XNamespace ns) =>
        ns == Ns.Domain ? "domain" : ns == Ns.Contact ? "contact" : ns == Ns.Host ? "host" : null;

    private static string KindOf(XElement verb, string mapping, XElement[] extensions)
    {
        var name = verb.Name.LocalName;
        if (name is "login" or "logout")
            return name;
        if (name == "poll")
            return $"poll:{verb.Attribute("op")!.Value}";

        if (name == "transfer")
            return $"{mapping}:transfer-{verb.Attribute("op")!.Value}";
        foreach (var extension in name == "update" && mapping == "domain" ? extensions : [])
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
