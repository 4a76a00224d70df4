using System.Text;
using System.Xml;

namespace DomainWorkers.Epp;

/// <summary>Renders one frame: the XML declaration, the epp element and what the caller puts in it.</summary>
internal static class EppFrameText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        CheckCharacters = true,
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
    };

    public static byte[] Hello() => Render(writer => writer.Empty(EppNamespaces.Epp, "hello"));

    public static byte[] Command(EppCommand command, string clientTransactionId)
    {
        EppValues.TransactionId(clientTransactionId);
        return Render(writer =>
        {
            writer.Open(EppNamespaces.Epp, "command");
            command.WriteCommand(writer);
            if (command.Extensions.Count > 0)
            {
                writer.Open(EppNamespaces.Epp, "extension");
                foreach (var extension in command.Extensions)
                {
                    extension.Write(writer);
                }

                writer.Close();
            }

            writer.Element(EppNamespaces.Epp, "clTRID", clientTransactionId).Close();
        });
    }

    private static byte[] Render(Action<EppWriter> write)
    {
        using var output = new MemoryStream();
        try
        {
            using var xml = XmlWriter.Create(output, Settings);
            xml.WriteStartDocument(standalone: false);
            var writer = new EppWriter(xml);
            writer.Open(EppNamespaces.Epp, "epp");
            write(writer);
            writer.Close();
            xml.WriteEndDocument();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or XmlException)
        {
            // A control character or half a surrogate pair: XML has no way to say it. The text of the cause may quote the value.
            throw new EppInvalidCommandException("A value of the command cannot be written as XML.");
        }

        return output.ToArray();
    }
}
