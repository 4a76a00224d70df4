namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>CNNIC's words for kinds of documents; its two platforms have different ones.</summary>
internal static class CnnicDocumentKinds
{
    private const string Other = "QT";

    /// <summary>From the codes of the registrars' interfaces, as the vault keeps them, to those of the shared gTLD platform.</summary>
    private static readonly Dictionary<string, string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SFZ"] = "SFZ", ["HZ"] = "HZ", ["HKMOJUMIN"] = "GATJZZ", ["TXZ"] = "GAJMTX", ["TW"] = "TWJMTX", ["WAIGUOREN"] = "WJLSFZ",
        ["YYZZ"] = "YYZZ", ["XYDM"] = "TYDM", ["ORG"] = "ORG", ["SHIYEDANWEI"] = "SYDWFR", ["SHEHUITUANTI"] = "SHTTFR",
        ["BUDUIDAIHAO"] = "BDDM", ["JUNDUIFUWU"] = "JDDWFW", ["ZONGJIAOCHANGSUO"] = "ZJCS", ["MINBANFEIQIYE"] = "MBFQY",
        ["JIJINHUI"] = "JJHFR", ["LVSHISHIWUSUO"] = "LSZY", ["SIFAJIANDING"] = "SFJD", ["SHEHUIFUWUJIGOU"] = "SHFWJG",
        ["MINBANXUEXIAO"] = "MBXXBX", ["YILIAOJIGOU"] = "YLJGZY", ["GONGZHENGJIGOU"] = "GZJGZY", ["WAIGUOQIYE"] = "WGCZJG",
        ["WAIGUOWENHUA"] = "WGZHWH", ["WAIGUOLVYOU"] = "WLCZJG", ["WAIGUOJIGOU"] = "JWJG", ["ZHUHUAZINVXUEXIAO"] = "BJWSXX",
    };

    private static readonly string[] OfCn = ["SFZ", "HZ", "ORG", "YYZZ"];

    public static string Of(string kind, CnnicPlatform platform) => platform == CnnicPlatform.Shared
        ? Shared.GetValueOrDefault(kind, Other)
        : OfCn.FirstOrDefault(known => string.Equals(known, kind, StringComparison.OrdinalIgnoreCase)) ?? Other;
}
