namespace DomainWorkers.VspSimulator;

/// <summary>What must be true of options before a provider starts with them.</summary>
internal static class OptionChecks
{
    public static void Require(ProviderOptions options)
    {
        if (Problem(options) is { } problem)
            throw new ArgumentException(problem, nameof(options));
    }

    public static string? Problem(ProviderOptions options)
    {
        if (options.Accounts.Count == 0)
            return "At least one account is needed.";
        if (options.Accounts.FirstOrDefault(a => a.ClientId.Length is < 3 or > 16) is { } account)
            return $"Account '{account.ClientId}': a client id has 3 to 16 characters.";
        if (options.Accounts.FirstOrDefault(a => a.Password.Length is < 6 or > 16) is { } weak)
            return $"Account '{weak.ClientId}': a password has 6 to 16 characters.";
        if (options.Accounts.GroupBy(a => a.ClientId).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return $"Account '{twice.Key}' is given twice.";
        if (options.VspId < 0)
            return "The provider's number is not negative.";
        if (options.RefusalCode is not (1000 or 2004))
            return "The refusal code is 1000 or 2004.";
        if (options.RateSpan <= TimeSpan.Zero)
            return "The rate span must be longer than nothing.";
        return options.DomainReview < TimeSpan.Zero || options.RealNameReview < TimeSpan.Zero || options.MarkedReview <= TimeSpan.Zero
            ? "A review takes time, or none."
            : null;
    }
}
