namespace DomainWorkers.VspSimulator.Tests;

/// <summary>Numbers made from the standards' text, a second time and another way than the simulator's.</summary>
internal static class Numbers
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] CreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>A resident number with this sequence number; ISO 7064 MOD 11-2 in its recursive form.</summary>
    public static string Citizen(int sequence, string birth = "19900307")
    {
        var body = $"110101{birth}{sequence:D3}";
        var product = 0;
        foreach (var digit in body)
            product = (product + (digit - '0')) * 2 % 11;
        var check = (12 - product) % 11;
        return body + (check == 10 ? "X" : check.ToString(null, null));
    }

    /// <summary>A credit code whose organisation part ends with these three digits before its check digit.</summary>
    public static string CreditCode(int mark)
    {
        // GB 11714: weights 3, 7, 9, 10, 5, 8, 4, 2 over the eight places of the organisation.
        var organisation = $"59169{mark:D3}";
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var rest = 11 - organisation.Select((digit, place) => (digit - '0') * weights[place]).Sum() % 11;
        var body = $"91310115{organisation}{(rest == 10 ? "X" : rest == 11 ? "0" : rest.ToString(null, null))}";
        var sum = body.Select((place, i) => CreditAlphabet.IndexOf(place, StringComparison.Ordinal) * CreditWeights[i]).Sum();
        return body + CreditAlphabet[(31 - sum % 31) % 31];
    }
}
