using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>Documents of a real name, judged by their first bytes and not by what they are called.</summary>
internal static class Documents
{
    public static Finding? Flaw(XElement realName, ProviderOptions options)
    {
        var documents = realName.Elements(Ns.Nv + "document").ToArray();
        if (documents.Length == 0)
            return options.DocumentsRequired ? Finding.NoDocument : null;
        foreach (var document in documents)
        {
            var bytes = Convert.FromBase64String(document.Element(Ns.Nv + "fileContent")!.Value);
            if (bytes.Length > options.MaxDocument)
                return Finding.DocumentTooLarge;
            if (!Begins(bytes, document.Element(Ns.Nv + "fileType")!.Value.Trim()))
                return Finding.DocumentUnreadable;
        }

        return null;
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, string type) =>
        type == "pdf" ? bytes.StartsWith("%PDF-"u8) : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
}
