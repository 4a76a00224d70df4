using System.Globalization;
using System.Text.RegularExpressions;
using DomainWorkers.MiitSimulator.Files;

namespace DomainWorkers.MiitSimulator.Rules;

/// <summary>What is checked in a record that fits the format: data codes 3001 to 3037 (chapter 3-5).</summary>
internal static partial class DataRules
{
    public const int Success = 3998;

    public static readonly IReadOnlyDictionary<int, string> Texts = new Dictionary<int, string>
    {
        [3001] = "报备信息中的域名类型错误 ，请核实后再次报备",
        [3004] = "报备信息中的域名有效日期不能早于当前日期，请核实后再次报备",
        [3007] = "报备信息中的域名所属注册商名称中包含特殊字符、格式不正确或为空，请核实后再次报备",
        [3013] = "报备信息中的域名注册人电子邮件格式错误，请核实后再次报备",
        [3015] = "报备信息中的域名注册人电话号码格式错误，请核实后再次报备",
        [3022] = "报备信息中的域名管理员电子邮件格式错误，请核实后再次报备",
        [3024] = "报备信息中的域名管理员电话号码格式错误，请核实后再次报备",
        [3028] = "报备信息中的注册人省市错误，请核实后再次报备",
        [3029] = "报备信息中的管理员省市错误，请核实后再次报备",
        [3030] = "报备信息中的缴费人省市错误，请核实后再次报备",
        [3031] = "报备信息中的注册时间格式错误，请核实后再次报备",
        [3032] = "报备信息中的有效日期格式错误，请核实后再次报备",
        [3033] = "报备信息中的缴费人电话号码格式错误，请核实后再次报备",
        [3034] = "报备信息中的缴费人电子邮件格式错误，请核实后再次报备",
        [3035] = "报备信息中的域名注册时间超过当前时间，请核实后再次报备",
        [3037] = "接入商只能操作属于本接入商的域名备案信息，请核实后再次报备",
        [Success] = "域名备案操作成功",
        [3999] = "其他错误",
    };

    /// <summary>All codes that the data of an addition or modification earns; empty when it is right.</summary>
    public static IEnumerable<int> Check(UploadedRecord record, DateOnly today)
    {
        if (!DomainTypes.All.ContainsKey(record.Number("Ymlx")!.Value))
            yield return 3001;
        if (!Regions.Fit(record.Number("Zcr_shengid")!.Value, record.Number("Zcr_shiid")!.Value))
            yield return 3028;
        if (!Regions.Fit(record.Number("Gly_shengid")!.Value, record.Number("Gly_shiid")!.Value))
            yield return 3029;
        if (record.Number("Jfr_shengid") is { } province && record.Number("Jfr_shiid") is { } city && !Regions.Fit(province, city))
            yield return 3030;
        if (!Date(record["Zcsj"]!, out var registered))
            yield return 3031;
        else if (registered > today)
            yield return 3035;
        if (!Date(record["Yxrq"]!, out var validTo))
            yield return 3032;
        else if (validTo < today)
            yield return 3004;
        if (Special().IsMatch(record["Ym_zcs"]!))
            yield return 3007;
        foreach (var (tag, rule, code) in Formats())
        {
            if (record[tag] is { } value && !rule.IsMatch(value))
                yield return code;
        }
    }

    private static (string Tag, Regex Rule, int Code)[] Formats() =>
    [
        ("Zcr_dzyj", Address(), 3013), ("Zcr_dhhm", Telephone(), 3015),
        ("Gly_dzyj", Address(), 3022), ("Gly_dh", Telephone(), 3024),
        ("Jfr_dzyj", Address(), 3034), ("Jfr_dh", Telephone(), 3033),
    ];

    private static bool Date(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    [GeneratedRegex(@"^[^@\s;]+@[^@\s;]+\.[^@\s;]+(;[^@\s;]+@[^@\s;]+\.[^@\s;]+)*$")]
    private static partial Regex Address();

    // "except for '-' only digits may occur", several separated by ';' (chapter 4-2-5-1 on telephone numbers).
    [GeneratedRegex(@"^[0-9-]+(;[0-9-]+)*$")]
    private static partial Regex Telephone();

    [GeneratedRegex("[<>'\"%$&|\\\\]")]
    private static partial Regex Special();
}
