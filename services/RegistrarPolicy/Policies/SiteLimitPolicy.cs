using System.Globalization;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>How many domains one site may be filed with, by province (code of GB/T 2260).</summary>
public sealed record SiteLimitPolicy(int Elsewhere, IReadOnlyDictionary<int, int> Provinces)
{
    /// <summary>The limit in a province.</summary>
    public int In(int provinceCode) => Provinces.TryGetValue(provinceCode, out var limit) ? limit : Elsewhere;

    internal static SiteLimitPolicy Read(PolicyNode node)
    {
        node.Keys("elsewhere", "provinces");
        var provinces = new Dictionary<int, int>();
        foreach (var (code, limit) in node["provinces"].Members())
        {
            if (code.Length != 6 || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number % 10000 != 0)
                throw limit.Problem("a province is named by six digits that end with 0000");
            provinces[number] = limit.Number(1, 1000);
        }

        return new SiteLimitPolicy(node["elsewhere"].Number(1, 1000), provinces);
    }
}
