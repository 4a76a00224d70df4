namespace DomainWorkers.RegistrySimulator;

/// <summary>What must be true of options before a registry starts with them.</summary>
internal static class OptionChecks
{
    public static void Require(SimulatorOptions options)
    {
        if (Problem(options) is { } problem)
            throw new ArgumentException(problem, nameof(options));
    }

    public static string? Problem(SimulatorOptions options)
    {
        if (options.Accounts.Count == 0)
            return "At least one account is needed.";
        if (options.Zones.Count == 0)
            return "At least one zone is needed.";
        if (options.Accounts.FirstOrDefault(a => a.ClientId.Length is < 3 or > 16) is { } account)
            return $"Account '{account.ClientId}': a client id has 3 to 16 characters.";
        if (options.Accounts.FirstOrDefault(a => a.Password.Length < 6) is { } weak)
            return $"Account '{weak.ClientId}': a password has at least 6 characters.";
        if (Twice(options.Accounts.Select(a => a.ClientId)) is { } id)
            return $"Account '{id}' is given twice.";
        if (Twice(options.Zones.Select(z => z.Suffix)) is { } suffix)
            return $"Zone '{suffix}' is given twice.";
        if (options.Zones.FirstOrDefault(z => !DomainNames.Valid("x." + z.Suffix)) is { } zone)
            return $"Zone '{zone.Suffix}' is not a suffix in A-label form, such as cn, com.cn or xn--fiqs8s.";
        if (options.RateSpan <= TimeSpan.Zero)
            return "The rate span must be longer than nothing.";
        return options.Zones.FirstOrDefault(z => z.MinYears < 1 || z.MaxYears < z.MinYears || z.MaxYears > 99) is { } years
            ? $"Zone '{years.Suffix}': years must be within 1 to 99."
            : null;
    }

    private static string? Twice(IEnumerable<string> values) =>
        values.GroupBy(value => value).FirstOrDefault(group => group.Count() > 1)?.Key;
}
