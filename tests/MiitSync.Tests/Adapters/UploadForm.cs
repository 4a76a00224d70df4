using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace DomainWorkers.MiitSync.Tests.Adapters;

/// <summary>Holds an upload to the table of the tests, and to the ministry's own schema where that lies beside the repository.</summary>
internal static class UploadForm
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly Lazy<XmlSchemaSet?> Schema = new(Load);

    /// <summary>Everything that is wrong with it; empty when it fits both.</summary>
    public static IReadOnlyList<string> Problems(byte[] content)
    {
        var text = Gbk.GetString(content);
        var problems = new List<string>();
        if (!text.StartsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>", StringComparison.Ordinal))
            problems.Add("declaration");
        var root = XElement.Parse(text[text.IndexOf("?>", StringComparison.Ordinal)..][2..]);
        if (root.Name != "UploadData" || root.Attribute("version")?.Value != "V.3.0" || root.Elements().Single().Name != "YM")
            problems.Add("frame");
        var domains = root.Element("YM")!;
        if (domains.Elements("Qqdwid").Count() != 1 || domains.Descendants().Count(element => element.Name.LocalName is "Xzxx" or "Scxx") is 0 or > 1000)
            problems.Add("count");
        foreach (var part in domains.Elements().Where(part => part.Name != "Qqdwid"))
            problems.AddRange(part.Elements().SelectMany(record => OfRecord(part.Name.LocalName, record)));
        problems.AddRange(OfSchema(text));
        return problems;
    }

    private static IEnumerable<string> OfRecord(string part, XElement record)
    {
        IReadOnlyList<FormTable.Row> rows = part switch
        {
            "XZBA" => [FormTable.OwnId, .. FormTable.Data],
            "XGBA" => [FormTable.MinistryId, .. FormTable.Data],
            "SCBA" => [FormTable.MinistryId],
            _ => throw new InvalidOperationException(part),
        };
        foreach (var field in record.Elements().Where(field => rows.All(row => row.Tag != field.Name) || record.Elements(field.Name).Count() > 1))
            yield return $"{part}/{field.Name}";
        foreach (var row in rows)
        {
            if (record.Element(row.Tag) is not { } field ? row.Required : !Fits(row, field.Value))
                yield return $"{part}/{row.Tag}";
        }
    }

    private static bool Fits(FormTable.Row row, string value) => (row.Number
            ? long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= row.Least && number <= row.Most
            : value.Length >= row.Least && value.Length <= row.Most)
        && (row.Pattern is null || Regex.IsMatch(value, row.Pattern));

    private static List<string> OfSchema(string text)
    {
        var wrong = new List<string>();
        if (Schema.Value is not { } schema)
            return wrong;
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationEventHandler += (_, problem) => wrong.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
        }

        return wrong;
    }

    private static XmlSchemaSet? Load()
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == "RepositoryRoot").Value!;
        var path = Path.Combine(Environment.GetEnvironmentVariable("MIIT_SCHEMAS") ?? Path.Combine(root, "..", "shared", "miit"), "企业上报数据格式.utf8.xsd");
        if (!File.Exists(path))
            return null;
        var set = new XmlSchemaSet();
        using var text = new StreamReader(path);
        using var reader = XmlReader.Create(text);
        set.Add(null, reader);
        set.Compile();
        return set;
    }
}
