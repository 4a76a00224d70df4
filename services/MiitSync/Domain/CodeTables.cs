namespace DomainWorkers.MiitSync.Domain;

/// <summary>The code tables that domain records refer to (specification 4-2-4): domain types and regions.</summary>
internal sealed record CodeTables
{
    private static readonly string[] Endings =
        ["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "地区", "省", "市", "盟"];

    /// <summary>Id by name of the type, e.g. <c>.com.cn</c>.</summary>
    public required IReadOnlyDictionary<string, long> DomainTypes { get; init; }

    /// <summary>Provinces (kind 1) and cities (kind 2).</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>The type of the longest suffix that the table knows, in either form of the name.</summary>
    public long? TypeOf(string asciiName, string unicodeName)
    {
        long? best = null;
        var length = 0;
        foreach (var (suffix, id) in DomainTypes)
        {
            var dotted = suffix.StartsWith('.') ? suffix : "." + suffix;
            if (dotted.Length <= length
                || !(asciiName.EndsWith(dotted, StringComparison.OrdinalIgnoreCase) || unicodeName.EndsWith(dotted, StringComparison.OrdinalIgnoreCase)))
                continue;
            (best, length) = (id, dotted.Length);
        }

        return best;
    }

    /// <summary>Province and city by the names that people write; "浙江" is "浙江省". A municipality is its own city.</summary>
    public (long Province, long City)? RegionOf(string? province, string city)
    {
        var cities = Regions.Where(region => region.Kind == Region.City && Same(region.Name, city)).ToList();
        if (province is null)
            return cities is [var only] ? (ProvinceOf(only.Id), only.Id) : null;
        if (Regions.FirstOrDefault(region => region.Kind == Region.Province && Same(region.Name, province)) is not { } found)
            return null;
        return cities.FirstOrDefault(candidate => ProvinceOf(candidate.Id) == found.Id) is { } match ? (found.Id, match.Id) : null;
    }

    /// <summary>The first two digits of a code of GB/T 2260 are the province.</summary>
    private static long ProvinceOf(long city) => city / 10000 * 10000;

    private static bool Same(string known, string written) => known == written || Plain(known) == Plain(written);

    private static string Plain(string name)
    {
        var trimmed = name.Trim();
        var ending = Endings.FirstOrDefault(candidate => trimmed.Length > candidate.Length + 1 && trimmed.EndsWith(candidate, StringComparison.Ordinal));
        return ending is null ? trimmed : trimmed[..^ending.Length];
    }
}

/// <summary>A region of the ministry's table.</summary>
internal sealed record Region(long Id, string Name, int Kind)
{
    public const int Province = 1;
    public const int City = 2;
}
