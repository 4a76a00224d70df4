using System.Globalization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>--account ID:PASSWORD[:SESSIONS[:PER_SECOND[:BALANCE]]]</summary>
internal static class AccountArgument
{
    public static RegistrarAccount Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 5)
            throw new FormatException($"--account '{text}': expected ID:PASSWORD[:SESSIONS[:PER_SECOND[:BALANCE]]].");
        var account = new RegistrarAccount(parts[0], parts[1]);
        if (parts.Length > 2)
            account = account with { MaxSessions = Number(text, parts[2]) };
        if (parts.Length > 3)
            account = account with { CommandsPerSecond = Number(text, parts[3]) };
        if (parts.Length > 4)
            account = account with { Balance = Number(text, parts[4]) };
        return account;
    }

    private static int Number(string text, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"--account '{text}': '{part}' is not a number.");
}
