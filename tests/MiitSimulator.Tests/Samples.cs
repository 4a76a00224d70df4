namespace DomainWorkers.MiitSimulator.Tests;

/// <summary>Files as a unit writes them.</summary>
internal static class Samples
{
    private static readonly (string Tag, string Value)[] Data =
    [
        ("Ym", "example.cn"), ("Ymlx", "1"), ("Zcsj", "2025-01-06"), ("Zcr_mc", "张三"), ("Zcr_zz", "张三"), ("Zcr_txdz", "文三路1号"),
        ("Zcr_shengid", "330000"), ("Zcr_shiid", "330100"), ("Zcr_dzyj", "zhang@example.cn"), ("Zcr_dhhm", "0571-88880000"),
        ("Gly_mz", "李四"), ("Gly_zz", "李四"), ("Gly_dz", "文三路1号"), ("Gly_shengid", "330000"), ("Gly_shiid", "330100"),
        ("Gly_dzyj", "li@example.cn"), ("Gly_dh", "13800138000"), ("Ym_zcs", "某某网络有限公司"), ("Ym_fwq", "ns1.example.cn;ns2.example.cn"),
        ("Yxrq", "2026-01-06"),
    ];

    public static Dictionary<string, string> Fields(string name = "example.cn", params (string Tag, string? Value)[] changes)
    {
        var fields = Data.ToDictionary(field => field.Tag, field => field.Value);
        fields["Ym"] = name;
        foreach (var (tag, value) in changes)
        {
            if (value is null)
                fields.Remove(tag);
            else
                fields[tag] = value;
        }

        return fields;
    }

    public static string Record(string element, params IEnumerable<KeyValuePair<string, string>> fields) =>
        $"<{element}>{string.Concat(fields.Select(field => $"<{field.Key}>{System.Security.SecurityElement.Escape(field.Value)}</{field.Key}>"))}</{element}>";

    public static string Addition(long recordId, string name = "example.cn", params (string Tag, string? Value)[] changes) =>
        Record("Xzxx", [new("IspId", $"{recordId}"), .. Fields(name, changes)]);

    public static string Modification(long id, string name = "example.cn", params (string Tag, string? Value)[] changes) =>
        Record("Xzxx", [new("Id", $"{id}"), .. Fields(name, changes)]);

    public static string File(string additions = "", string modifications = "", string deletions = "", string unit = "100001", string version = "V.3.0") =>
        $"""<?xml version="1.0" encoding="GBK"?><UploadData version="{version}"><YM>{Part("XZBA", additions)}{Part("XGBA", modifications)}{Part("SCBA", deletions)}<Qqdwid>{unit}</Qqdwid></YM></UploadData>""";

    private static string Part(string tag, string records) => records.Length == 0 ? "" : $"<{tag}>{records}</{tag}>";
}
