using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A document that proves a real name. Its content never shows in its text.</summary>
public sealed record NameVerificationDocument(NameVerificationFileType Type, ReadOnlyMemory<byte> Content)
{
    internal void Write(EppWriter writer)
    {
        EppValues.Any(Content.Length, "A document");
        var ns = NameVerificationWords.Ns;
        writer.Open(ns, "document")
            .Element(ns, "fileType", NameVerificationWords.Of(Type))
            .Element(ns, "fileContent", Convert.ToBase64String(Content.Span))
            .Close();
    }

    internal static NameVerificationDocument Read(XElement element) => new(
        NameVerificationWords.FileType(element.Required(NameVerificationWords.Ns, "fileType")),
        Convert.FromBase64String(element.Required(NameVerificationWords.Ns, "fileContent")));

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Type = ").Append(Type).Append(", Bytes = ").Append(Content.Length);
        return true;
    }
}
