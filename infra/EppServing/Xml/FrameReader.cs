using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.EppServing;

/// <summary>Turns the bytes of a frame into a command, or into the refusal they deserve.</summary>
public sealed class FrameReader(EmbeddedSchemas schemas, ICommandReading commands)
{
    private const int SmallFrame = 8 * 1024;
    private const int MaxDepth = 100;

    private static readonly XName EppName = EppNames.Epp + "epp";
    private static readonly XName CommandName = EppNames.Epp + "command";
    private static readonly XName HelloName = EppNames.Epp + "hello";
    private static readonly XName ExtensionName = EppNames.Epp + "extension";
    private static readonly XName TransactionName = EppNames.Epp + "clTRID";

    public IncomingFrame Read(ReadOnlyMemory<byte> frame)
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

    private XmlReaderSettings Validating()
    {
        var settings = schemas.Hardened();
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = schemas.Set;
        // No xsi:schemaLocation, no inline schemas: the client does not choose what it is measured by.
        settings.ValidationFlags = XmlSchemaValidationFlags.None;
        return settings;
    }

    private XElement Load(ReadOnlyMemory<byte> frame, XmlReaderSettings settings)
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
    private void RequireShallow(ReadOnlyMemory<byte> frame)
    {
        using var reader = XmlReader.Create(Stream(frame), schemas.Hardened());
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new XmlException($"Nested deeper than {MaxDepth} elements.");
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> frame) => new(frame.ToArray(), writable: false);

    private IncomingFrame ToCommand(XElement command)
    {
        var verb = command.Elements().First();
        var extensions = command.Element(ExtensionName)?.Elements().ToArray() ?? [];
        var transaction = command.Element(TransactionName)?.Value.Trim();
        if (verb.Name.LocalName is "login" or "logout" or "poll")
            return Command(verb, verb);

        // The base schema takes any known element below a verb: an infData within a create is valid and still no command.
        var body = verb.Elements().First();
        if (!commands.Offers(body.Name.Namespace))
            return new IncomingFrame.Refused(Answer.Of(2307, body.Name.NamespaceName), transaction);
        return body.Name.LocalName == verb.Name.LocalName
            ? Command(verb, body)
            : new IncomingFrame.Refused(
                commands.Unfitting(verb, body) ?? Answer.Of(2001, $"{body.Name.LocalName} within {verb.Name.LocalName}"), transaction);

        IncomingFrame.Command Command(XElement verb, XElement body) => new(
            new EppCommand(commands.KindOf(verb, body, extensions), commands.NameIn(body), body, extensions, transaction));
    }

    /// <summary>The slow path: reads again without schemas to tell a syntax error (2001) from something not offered.</summary>
    private IncomingFrame.Refused Diagnose(ReadOnlyMemory<byte> frame, string message)
    {
        XElement root;
        try
        {
            root = Load(frame, schemas.Hardened());
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

    private Answer Diagnose(XElement command, string message)
    {
        var verb = command.Elements().FirstOrDefault(e => e.Name != ExtensionName && e.Name != TransactionName);
        if (verb is null || verb.Name.Namespace != EppNames.Epp || !Verbs.Contains(verb.Name.LocalName))
            return Answer.Of(2000);
        if (verb.Name.LocalName == "login")
        {
            var version = verb.Element(EppNames.Epp + "options")?.Element(EppNames.Epp + "version")?.Value.Trim();
            return version is null or "1.0" ? Answer.Of(2001, message) : Answer.Of(2100);
        }

        if (verb.Elements().FirstOrDefault() is { } body)
        {
            if (!schemas.Knows(body.Name.NamespaceName))
                return Answer.Of(2307, body.Name.NamespaceName);
            if (commands.Unfitting(verb, body) is { } refusal)
                return refusal;
        }

        var unknown = command.Element(ExtensionName)?.Elements().FirstOrDefault(e => !schemas.Knows(e.Name.NamespaceName));
        return unknown is null ? Answer.Of(2001, message) : Answer.Of(2103, unknown.Name.NamespaceName);
    }

    private static readonly string[] Verbs =
        ["check", "create", "delete", "info", "login", "logout", "poll", "renew", "transfer", "update"];
}
