using System.Globalization;

namespace DomainWorkers.VspSimulator;

/// <summary>Resident identity numbers, GB 11643-1999: 18 places, a date of birth within, ISO 7064 MOD 11-2.</summary>
internal static class CitizenNumbers
{
    private const string CheckDigits = "10X98765432";

    public static bool Fits(string number)
    {
        if (number.Length != 18 || number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
            return false;
        var sum = 0;
        for (var place = 0; place < 17; place++)
            sum += (number[place] - '0') * ((1 << (17 - place)) % 11);
        return CheckDigits[sum % 11] == char.ToUpperInvariant(number[17])
            && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            && birth.Year >= 1800;
    }
}
