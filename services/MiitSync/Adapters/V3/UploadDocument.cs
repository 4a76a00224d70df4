using System.Globalization;
using System.Xml;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>An upload file: UploadData/YM with what is added, changed and deleted, in GBK.</summary>
internal static class UploadDocument
{
    private static readonly (ReportAction Action, string Part, string Record)[] Parts =
        [(ReportAction.Add, "XZBA", "Xzxx"), (ReportAction.Modify, "XGBA", "Xzxx"), (ReportAction.Delete, "SCBA", "Scxx")];

    /// <summary>Everything in a record that the format or the code page would refuse.</summary>
    public static IReadOnlyList<ReportProblem> Check(ReportRecord record)
    {
        var problems = new List<ReportProblem>();
        foreach (var (tag, value) in RecordFields.Of(record))
        {
            if (GbkText.Outside(value) is { Count: > 0 } outside)
                problems.Add(Refusals.Problem("OutsideGbk", tag, outside));
            else if (value.Length == 0)
                problems.Add(Refusals.Problem("ValueMissing", tag));
            else if (!RecordFields.FormOf(tag).Fits(value))
                problems.Add(Refusals.Problem("ValueLength", tag));
        }

        return problems;
    }

    public static byte[] Write(long unit, IReadOnlyList<ReportRecord> records)
    {
        using var memory = new MemoryStream(records.Count * 1500);
        using (var writer = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = GbkText.Encoding, Indent = false }))
        {
            // The declaration is written by hand: the specification has it in capitals.
            writer.WriteProcessingInstruction("xml", "version=\"1.0\" encoding=\"GBK\"");
            writer.WriteStartElement("UploadData");
            writer.WriteAttributeString("version", V3Ministry.Version);
            writer.WriteStartElement("YM");
            foreach (var (action, part, element) in Parts)
                Write(writer, part, element, records.Where(record => record.Action == action));
            writer.WriteElementString("Qqdwid", unit.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return memory.ToArray();
    }

    private static void Write(XmlWriter writer, string part, string element, IEnumerable<ReportRecord> records)
    {
        var begun = false;
        foreach (var record in records)
        {
            if (!begun)
                writer.WriteStartElement(part);
            begun = true;
            writer.WriteStartElement(element);
            foreach (var (tag, value) in RecordFields.Of(record))
                writer.WriteElementString(tag, value);
            writer.WriteEndElement();
        }

        // An empty part would not fit the format.
        if (begun)
            writer.WriteEndElement();
    }
}
