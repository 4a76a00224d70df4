using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.EppServing;

/// <summary>Writes answers as frames, length prefix included (RFC 5734 section 4).</summary>
public static class AnswerWriter
{
    private const string EppNamespace = EppNames.Namespace;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static byte[] Write(Answer answer, string? clientTransactionId, string serverTransactionId) => Frame(writer =>
    {
        writer.WriteStartElement("response", EppNamespace);
        WriteResult(writer, answer);
        if (answer.Queue is { } queue)
            WriteQueue(writer, queue);
        if (answer.Data is { } data)
            WriteAny(writer, "resData", [data]);
        if (answer.Extensions.Count > 0)
            WriteAny(writer, "extension", answer.Extensions);
        writer.WriteStartElement("trID", EppNamespace);
        if (clientTransactionId is not null)
            writer.WriteElementString("clTRID", EppNamespace, clientTransactionId);
        writer.WriteElementString("svTRID", EppNamespace, serverTransactionId);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    public static byte[] Frame(Action<XmlWriter> content)
    {
        using var stream = new MemoryStream(1024);
        stream.Write([0, 0, 0, 0]);
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartDocument(standalone: false);
            writer.WriteStartElement("epp", EppNamespace);
            content(writer);
            writer.WriteEndElement();
        }

        var frame = stream.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        return frame;
    }

    private static void WriteResult(XmlWriter writer, Answer answer)
    {
        writer.WriteStartElement("result", EppNamespace);
        writer.WriteAttributeString("code", answer.Code.ToString(CultureInfo.InvariantCulture));
        writer.WriteElementString("msg", EppNamespace, ResultCodes.Text(answer.Code));
        if (answer.Reason is { } reason)
            WriteExtendedValue(writer, new XElement(EppNames.Epp + "undef"), Printable(reason));
        foreach (var left in answer.Unhandled)
            WriteExtendedValue(writer, left, $"{left.Name.NamespaceName} not in login services");
        writer.WriteEndElement();
    }

    private static void WriteExtendedValue(XmlWriter writer, XElement value, string reason)
    {
        writer.WriteStartElement("extValue", EppNamespace);
        writer.WriteStartElement("value", EppNamespace);
        value.WriteTo(writer);
        writer.WriteEndElement();
        writer.WriteElementString("reason", EppNamespace, reason);
        writer.WriteEndElement();
    }

    // Parser messages quote what they stumbled over, also what no XML can hold.
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static void WriteQueue(XmlWriter writer, QueueHead queue)
    {
        writer.WriteStartElement("msgQ", EppNamespace);
        writer.WriteAttributeString("count", queue.Count.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("id", queue.Id.ToString(CultureInfo.InvariantCulture));
        if (queue.QueuedAt is { } at)
            writer.WriteElementString("qDate", EppNamespace, Instants.Text(at));
        if (queue.Text is { } text)
            writer.WriteElementString("msg", EppNamespace, text);
        writer.WriteEndElement();
    }

    private static void WriteAny(XmlWriter writer, string name, IReadOnlyList<XElement> content)
    {
        writer.WriteStartElement(name, EppNamespace);
        foreach (var element in content)
            element.WriteTo(writer);
        writer.WriteEndElement();
    }
}
