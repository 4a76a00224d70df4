namespace DomainWorkers.RegistrarPolicy;

/// <summary>For how long names are sold.</summary>
/// <param name="MinYears">Shortest period of one order.</param>
/// <param name="MaxYears">Longest period of one order.</param>
/// <param name="MaxTotalYears">What may remain, counted from today, after a renewal.</param>
/// <param name="AllowedYears">The only periods sold, where not every number in between is.</param>
public sealed record TermPolicy(int MinYears, int MaxYears, int MaxTotalYears, IReadOnlyList<int>? AllowedYears)
{
    /// <summary>Whether one order may run for that many years.</summary>
    public bool Allows(int years) =>
        years >= MinYears && years <= MaxYears && (AllowedYears is null || AllowedYears.Contains(years));

    /// <summary>Whether a renewal by that many years keeps the expiry date within the limit.</summary>
    public bool AllowsRenewal(DateOnly expiresOn, int years, DateOnly on) =>
        Allows(years) && expiresOn.AddYears(years) <= on.AddYears(MaxTotalYears);

    internal static TermPolicy Read(PolicyNode node)
    {
        node.Keys("minYears", "maxYears", "maxTotalYears", "allowedYears");
        var min = node["minYears"].Number(1, 100);
        var max = node["maxYears"].Number(1, 100);
        var total = node["maxTotalYears"].Number(1, 100);
        if (min > max)
            throw node.Problem("minYears is above maxYears");
        if (max > total)
            throw node.Problem("maxYears is above maxTotalYears");
        var allowed = node.Has("allowedYears") ? node["allowedYears"].Items().Select(item => item.Number(min, max)).ToList() : null;
        if (allowed is not null && (allowed.Count == 0 || allowed.Zip(allowed.Skip(1)).Any(pair => pair.First >= pair.Second)))
            throw node["allowedYears"].Problem("the periods are expected in ascending order, each once");
        return new TermPolicy(min, max, total, allowed);
    }
}
