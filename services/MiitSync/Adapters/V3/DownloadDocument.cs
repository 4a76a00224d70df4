using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>Reads a fetched file: results of domain records, code tables, synchronised records; the rest concerns others.</summary>
internal static class DownloadDocument
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Throws <see cref="XmlException"/> or <see cref="InvalidDataException"/> for what is no such file.</summary>
    public static DownloadContent Read(byte[] content)
    {
        using var text = new StreamReader(new MemoryStream(content), GbkText.Encoding, detectEncodingFromByteOrderMarks: false);
        using var reader = XmlReader.Create(text, Strict);
        var root = XElement.Load(reader);
        if (root.Name != "DownloadData" || root.Elements().FirstOrDefault() is not { } part)
            throw new InvalidDataException($"{root.Name.LocalName} is no download file.");
        return part.Name.LocalName switch
        {
            "YM" when part.Element("BAJG") is { } results => new DownloadContent.Results([.. results.Elements("Jg_xx").Select(Result)]),
            "JCDM" => Codes(part.Element("Jcdm_xx")) is { } tables ? new DownloadContent.Codes(tables) : new DownloadContent.Other("JCDM"),
            "SJTB" when part.Element("YM") is { } known => new DownloadContent.Synchronisation([.. known.Elements("Ymxx").Select(Known)]),
            var other => new DownloadContent.Other(other),
        };
    }

    private static RecordResult Result(XElement result)
    {
        var action = Number(result, "Czlx");
        if (action is not (>= 1 and <= 3))
            throw new InvalidDataException("A result does not say what was asked.");
        return new RecordResult(
            (ReportAction)action,
            Number(result, "Id"),
            Number(result, "IspId"),
            [.. result.Elements("Jgxx").Select(pair => (int)(Number(pair, "Jgdm") ?? throw new InvalidDataException("A result has no code.")))]);
    }

    private static KnownRecord Known(XElement record) => new(
        Number(record, "Id") ?? throw new InvalidDataException("A synchronised record has no id."),
        Number(record, "IspId"),
        record.Element("Ym")?.Value ?? "");

    /// <summary>Null where the file has neither of the tables that domains need: then the earlier ones stay.</summary>
    private static CodeTables? Codes(XElement? tables)
    {
        var types = tables?.Element("Ymlx_dms")?.Elements("Ymlx").Where(Valid).ToList();
        var regions = tables?.Element("Qy_dms")?.Elements("Qy_xx").Where(Valid).ToList();
        return types is not { Count: > 0 } || regions is not { Count: > 0 } ? null : new CodeTables
        {
            DomainTypes = types.GroupBy(Name).ToDictionary(same => same.Key, same => Number(same.First(), "Id")!.Value),
            Regions = [.. regions.Select(region => new Region(Number(region, "Id")!.Value, Name(region), (int)(Number(region, "Lx") ?? KindOf(region))))],
        };
    }

    private static bool Valid(XElement entry) => Number(entry, "Sfyx") != 0 && Number(entry, "Id") is not null;

    private static string Name(XElement entry) => entry.Element("Mc")?.Value.Trim() ?? "";

    /// <summary>The kind may be left out; the code of GB/T 2260 shows it.</summary>
    private static long KindOf(XElement region) => Number(region, "Id") switch
    {
        { } id when id % 10000 == 0 => Region.Province,
        { } id when id % 100 == 0 => Region.City,
        _ => 3,
    };

    private static long? Number(XElement parent, string tag) => parent.Element(tag) is not { } element
        ? null
        : long.TryParse(element.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"{tag} is not a number.");
}
