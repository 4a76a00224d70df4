using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Reads values out of an answer; what a mapping requires and is not there is a <see cref="FormatException"/>.</summary>
public static class EppElements
{
    private static readonly char[] Blank = [' ', '\t', '\r', '\n'];

    /// <summary>The child's text as an XML Schema token, or null when there is no such child.</summary>
    public static string? Text(this XElement parent, EppNamespace ns, string name)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(ns);
        return parent.Element(ns.Name(name))?.Token();
    }

    public static string Required(this XElement parent, EppNamespace ns, string name) =>
        parent.Text(ns, name) is { Length: > 0 } text
            ? text
            : throw new FormatException($"{parent.Name.LocalName} lacks {name}.");

    public static string RequiredAttribute(this XElement element, string name)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.Attribute(name)?.Value.Trim(Blank) is { Length: > 0 } value
            ? value
            : throw new FormatException($"{element.Name.LocalName} lacks the attribute {name}.");
    }

    public static string? OptionalAttribute(this XElement element, string name)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.Attribute(name)?.Value.Trim(Blank);
    }

    public static XElement RequiredElement(this XElement parent, EppNamespace ns, string name)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(ns);
        return parent.Element(ns.Name(name)) ?? throw new FormatException($"{parent.Name.LocalName} lacks {name}.");
    }

    public static IEnumerable<XElement> All(this XElement parent, EppNamespace ns, string name)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(ns);
        return parent.Elements(ns.Name(name));
    }

    public static DateTimeOffset RequiredInstant(this XElement parent, EppNamespace ns, string name) =>
        parent.Instant(ns, name) ?? throw new FormatException($"{parent.Name.LocalName} lacks {name}.");

    public static DateTimeOffset? Instant(this XElement parent, EppNamespace ns, string name) =>
        parent.Text(ns, name) is { Length: > 0 } text ? ParseInstant(text, name) : null;

    /// <summary>An xs:dateTime; one without a zone is UTC, as RFC 5730 section 2.9.1.1 has it.</summary>
    public static DateTimeOffset ParseInstant(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var time = text.IndexOf('T', StringComparison.Ordinal);
        var zoned = text.EndsWith('Z') || (time > 0 && text.AsSpan(time).IndexOfAny('+', '-') > 0);
        try
        {
            return XmlConvert.ToDateTimeOffset(zoned ? text : text + "Z").ToUniversalTime();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new FormatException($"{name} is not a date and time.");
        }
    }

    public static bool RequiredFlag(this XElement element, string attribute) => element.RequiredAttribute(attribute) switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        _ => throw new FormatException($"The attribute {attribute} of {element.Name.LocalName} is not a boolean."),
    };

    public static long Whole(string text, string name) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"{name} is not a number.");

    /// <summary>White space collapsed, as xs:token prescribes.</summary>
    public static string Token(this XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var value = element.Value;
        return value.AsSpan().IndexOfAny(Blank) < 0
            ? value
            : string.Join(' ', value.Split(Blank, StringSplitOptions.RemoveEmptyEntries));
    }
}
