namespace DomainWorkers.RegistrarPolicy;

/// <summary>The reasons for which a holder cannot have a name, whatever the name is.</summary>
internal static class HolderViolations
{
    public static PolicyViolation RegionNotServed(string suffix, Holder holder, string source) => new("HolderRegionNotServed", "E1",
        $"Holders from {Region(holder.Region).English} cannot register \"{suffix}\" with {Site(holder.Site).English}.",
        $"{Site(holder.Site).Chinese}不受理{Region(holder.Region).Chinese}持有者注册“{suffix}”域名。", source);

    public static PolicyViolation KindNotServed(string suffix, Holder holder, string source) => new("HolderKindNotServed", "E2",
        $"\"{suffix}\" cannot be registered by {Kind(holder.Kind).English} from {Region(holder.Region).English} "
        + $"with {Site(holder.Site).English}.",
        $"{Site(holder.Site).Chinese}不受理{Region(holder.Region).Chinese}{Kind(holder.Kind).Chinese}注册“{suffix}”域名。", source);

    public static PolicyViolation FormNotAdmitted(string suffix, string source) => new("HolderFormNotAdmitted", "N15",
        $"\"{suffix}\" is only for Party and government bodies whose certificate names the type 机关法人.",
        $"“{suffix}”仅限组织机构类型为机关法人的党政机关注册。", source);

    public static PolicyViolation LimitReached(string suffix, int limit, string source) => new("HolderLimitReached", "N15",
        $"One holder can have at most {limit} names below \"{suffix}\".",
        $"同一持有者在“{suffix}”下最多可注册 {limit} 个域名。", source);

    private static (string English, string Chinese) Region(HolderRegion region) => region switch
    {
        HolderRegion.Mainland => ("the Chinese mainland", "中国内地"),
        HolderRegion.HongKong => ("Hong Kong", "中国香港"),
        HolderRegion.Macao => ("Macao", "中国澳门"),
        HolderRegion.Taiwan => ("Taiwan", "中国台湾"),
        _ => ("other countries and regions", "其他国家和地区"),
    };

    private static (string English, string Chinese) Kind(HolderKind kind) =>
        kind == HolderKind.Individual ? ("individuals", "个人") : ("organisations", "企业/组织");

    private static (string English, string Chinese) Site(RegistrarSite site) =>
        site == RegistrarSite.China ? ("the China site", "中国站") : ("the international site", "国际站");
}
