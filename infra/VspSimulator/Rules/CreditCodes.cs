namespace DomainWorkers.VspSimulator;

/// <summary>Unified social credit codes, GB 32100-2015: 18 places of a 31-character alphabet.</summary>
internal static class CreditCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static bool Fits(string code)
    {
        if (code.Length != 18)
            return false;
        var (sum, weight) = (0, 1);
        for (var place = 0; place < 17; place++)
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(code[place]), StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31] == char.ToUpperInvariant(code[17]);
    }
}
