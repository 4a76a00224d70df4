using System.Text;
using System.Xml;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>
/// Makes a tree of a signed code. What could make two readers see two things is refused before the tree is built: document types,
/// comments, processing instructions, another encoding than UTF-8; and what could exhaust a reader, depth and number.
/// </summary>
internal static class SignedCodeDocument
{
    // signedCode/Signature/SignedInfo/Reference/Transforms/Transform is the deepest of a signed code.
    private const int MaxDepth = 8;
    private const int MaxElements = 64;
    private const int MaxAttributes = 8;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static XmlDocument Read(byte[] octets)
    {
        try
        {
            var text = StrictUtf8.GetString(octets);
            Survey(text);

            // White space is signed too.
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var reader = Reader(text);
            document.Load(reader);
            return document;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            throw new CodeRefusedException(CodeFlaws.XmlRefused);
        }
    }

    private static void Survey(string text)
    {
        using var reader = Reader(text);
        var elements = 0;
        while (reader.Read())
        {
            var allowed = reader.NodeType switch
            {
                XmlNodeType.Element => reader.Depth < MaxDepth && ++elements <= MaxElements && reader.AttributeCount <= MaxAttributes,
                XmlNodeType.XmlDeclaration => reader.GetAttribute("encoding") is not { } encoding
                    || encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase),
                XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace => true,
                _ => false,
            };
            if (!allowed)
                throw new CodeRefusedException(CodeFlaws.XmlRefused);
        }
    }

    private static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = text.Length + 1,
        MaxCharactersFromEntities = 1,
    });
}
