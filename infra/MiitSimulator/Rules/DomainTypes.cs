namespace DomainWorkers.MiitSimulator.Rules;

/// <summary>The table of domain types "Ymlx" as this ministry hands it out: an id for each suffix it knows.</summary>
public static class DomainTypes
{
    public static readonly IReadOnlyDictionary<long, string> All = new SortedDictionary<long, string>
    {
        [1] = ".cn", [2] = ".com", [3] = ".net", [4] = ".org", [5] = ".com.cn", [6] = ".net.cn", [7] = ".org.cn", [8] = ".gov.cn",
        [9] = ".中国", [10] = ".公司", [11] = ".网络", [12] = ".hk", [13] = ".com.hk", [14] = ".info", [15] = ".biz", [16] = ".mobi",
        [17] = ".网址", [18] = ".商标", [19] = ".餐厅", [20] = ".tv", [21] = ".cc", [22] = ".shop", [23] = ".top", [24] = ".vip",
    };
}
