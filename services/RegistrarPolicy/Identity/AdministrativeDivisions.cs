namespace DomainWorkers.RegistrarPolicy;

/// <summary>The first two digits of a division code (GB/T 2260): the provinces, and what the identity standards put beside them.</summary>
internal static class AdministrativeDivisions
{
    /// <summary>Region of codes that the State Council's own bodies give out; in credit codes only.</summary>
    public const string National = "10";

    // 81 to 83: residence permits for people of Hong Kong, Macao and Taiwan (since 2018-09) use the same number.
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ];

    public static bool IsProvince(ReadOnlySpan<char> code) => Provinces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(code[..2]);
}
