using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Reads a frame from the outside into a tree: no DTD, no resolver, and bounds on depth, elements and attributes,
/// because a tree that deep would overflow the stack of whoever walks it.
/// </summary>
internal static class EppXmlReading
{
    /// <summary>The deepest EPP answers (secDNS in infData, signed marks) stay below 20.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// A check of some thousand names stays below this; it caps the memory a 1 MiB frame of empty elements can cost.
    /// </summary>
    public const int MaxElements = 50_000;

    public const int MaxAttributes = 64;

    public static XElement Read(ReadOnlyMemory<byte> frame)
    {
        using var input = MemoryMarshal.TryGetArray(frame, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(frame.ToArray(), writable: false);
        using var reader = XmlReader.Create(input, Settings(frame.Length));
        XElement? root = null;
        XElement? current = null;
        var elements = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (reader.Depth >= MaxDepth || ++elements > MaxElements || reader.AttributeCount > MaxAttributes)
                        {
                            throw new FormatException("The frame is deeper or larger than any EPP frame.");
                        }

                        var empty = reader.IsEmptyElement;
                        var element = Element(reader);
                        if (current is null)
                        {
                            root = element;
                        }
                        else
                        {
                            current.Add(element);
                        }

                        current = empty ? current : element;
                        break;
                    case XmlNodeType.EndElement:
                        current = current?.Parent;
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                        current?.Add(new XText(reader.Value));
                        break;
                }
            }
        }
        catch (XmlException exception)
        {
            // The message of the cause may quote what the peer sent; the position is enough.
            throw new FormatException(
                $"The frame is not well-formed XML (line {exception.LineNumber}, column {exception.LinePosition}).");
        }

        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            throw new FormatException("The frame is in an encoding that cannot be read.");
        }

        return root ?? throw new FormatException("The frame holds no element.");
    }

    private static XmlReaderSettings Settings(int bytes) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Math.Max(bytes, 1),
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            // Namespace declarations are kept, so that an element stored as text can be read again.
            var name = reader.Prefix.Length == 0 && reader.LocalName == "xmlns"
                ? XName.Get("xmlns")
                : XName.Get(reader.LocalName, reader.NamespaceURI);
            element.SetAttributeValue(name, reader.Value);
        }

        reader.MoveToElement();
        return element;
    }
}
