using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Files;

/// <summary>Reads an uploaded domain file and holds it to the format. A file that does not fit is refused whole, by data code.</summary>
internal static class UploadedFile
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The records, or the data code and text for the whole file.</summary>
    public static (IReadOnlyList<UploadedRecord> Records, (int Code, string Text)? Refused) Read(byte[] content, long ispId, int mostRecords)
    {
        try
        {
            return Check(Parse(content), ispId, mostRecords);
        }
        catch (DecoderFallbackException)
        {
            return ([], (5008, "上报信息中存在非法字符，请核实后再次报备"));
        }
        catch (XmlException problem)
        {
            return ([], (5001, $"数据文件格式不符合接口XSD规范，请核实后再次报备: {problem.Message}"));
        }
    }

    private static XElement Parse(byte[] content)
    {
        var text = Gbk.Strict.GetString(content);
        if (!text.StartsWith("<?xml", StringComparison.Ordinal) || !text[..Math.Min(text.Length, 80)].Contains("GBK", StringComparison.OrdinalIgnoreCase))
            throw new XmlException("The file does not say that it is GBK.");
        using var reader = XmlReader.Create(new StringReader(text), Strict);
        return XElement.Load(reader);
    }

    private static (IReadOnlyList<UploadedRecord>, (int, string)?) Check(XElement root, long ispId, int mostRecords)
    {
        if (root.Name != "UploadData" || root.Attribute("version") is not { } version)
            return Refused(5001, "UploadData");
        if (version.Value != DomainFormat.Version)
            return Refused(5004, DomainFormat.Version);
        if (root.Elements().ToList() is not [{ Name.LocalName: "YM" } domains])
            return Refused(5001, "YM");
        if (Duplicate(domains) || domains.Elements().Any(part => part.Name.LocalName is not ("XZBA" or "XGBA" or "SCBA" or "Qqdwid")))
            return Refused(5001, "YM");
        if (!long.TryParse(domains.Element("Qqdwid")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var asker) || asker < 1)
            return Refused(5001, "Qqdwid");
        if (asker != ispId)
            return Refused(5003, "Qqdwid");

        var records = new List<UploadedRecord>();
        foreach (var part in domains.Elements().Where(part => part.Name != "Qqdwid"))
        {
            if (!part.HasElements || part.Elements().Any(record => record.Name != (part.Name == "SCBA" ? "Scxx" : "Xzxx")))
                return Refused(5001, part.Name.LocalName);
            foreach (var record in part.Elements())
            {
                if (Wrong(part.Name.LocalName, record) is { } tag)
                    return Refused(5001, $"{part.Name.LocalName}/{tag}");
                records.Add(new UploadedRecord(ActionOf(part.Name.LocalName), record.Elements().ToDictionary(field => field.Name.LocalName, field => field.Value)));
            }
        }

        return records.Count > mostRecords ? Refused(5001, $"{records.Count} > {mostRecords}") : (records, null);
    }

    private static string? Wrong(string part, XElement record)
    {
        if (Duplicate(record) || record.Elements().Any(field => field.HasElements || field.HasAttributes))
            return record.Name.LocalName;
        if (part == "SCBA")
        {
            return record.Elements().ToList() is [var only] && (Fits(DomainFormat.DeletionId, only) || Fits(DomainFormat.DeletionName, only)) ? null : "Scxx";
        }

        var rules = part == "XZBA" ? DomainFormat.Addition : DomainFormat.Modification;
        if (record.Elements().FirstOrDefault(field => rules.All(rule => rule.Tag != field.Name)) is { } unknown)
            return unknown.Name.LocalName;
        return rules.FirstOrDefault(rule => record.Element(rule.Tag) is { } field ? !rule.Fits(field.Value) : rule.Required)?.Tag;
    }

    private static bool Fits(FieldRule rule, XElement field) => field.Name == rule.Tag && rule.Fits(field.Value);

    private static bool Duplicate(XElement parent) => parent.Elements().GroupBy(child => child.Name).Any(same =>
        same.Count() > 1 && same.Key.LocalName is not ("Xzxx" or "Scxx"));

    private static RecordAction ActionOf(string part) => part switch
    {
        "XZBA" => RecordAction.Add,
        "XGBA" => RecordAction.Modify,
        _ => RecordAction.Delete,
    };

    private static (IReadOnlyList<UploadedRecord>, (int, string)?) Refused(int code, string where) => ([], (code, where));
}
