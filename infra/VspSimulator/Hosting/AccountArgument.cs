using System.Globalization;

namespace DomainWorkers.VspSimulator;

/// <summary>--account ID:PASSWORD[:SESSIONS[:PER_SECOND]]</summary>
internal static class AccountArgument
{
    public static ProviderAccount Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 4)
            throw new FormatException($"--account '{text}': expected ID:PASSWORD[:SESSIONS[:PER_SECOND]].");
        var account = new ProviderAccount(parts[0], parts[1]);
        if (parts.Length > 2)
            account = account with { MaxSessions = Number(text, parts[2]) };
        if (parts.Length > 3)
            account = account with { CommandsPerSecond = Number(text, parts[3]) };
        return account;
    }

    private static int Number(string text, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"--account '{text}': '{part}' is not a number.");
}
