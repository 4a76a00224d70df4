using System.Buffers;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The code of a mainland organisation (GB 32100-2015) with the organisation code (GB 11714-1997) inside.</summary>
public sealed class UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> Known = SearchValues.Create(Alphabet);

    // First two characters (GB 32100-2015 table 1): who registers, and which kinds of body it registers.
    private static readonly Dictionary<char, string> KindsByAuthority = new()
    {
        ['1'] = "1239", ['2'] = "19", ['3'] = "123459", ['4'] = "19", ['5'] = "1239", ['6'] = "129", ['7'] = "129", ['8'] = "19",
        ['9'] = "123", ['A'] = "19", ['N'] = "1239", ['Y'] = "1",
    };

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private UnifiedSocialCreditCode(string value) => Value = value;

    /// <summary>18 characters, upper case.</summary>
    public string Value { get; }

    /// <summary>Places 9 to 17.</summary>
    public string OrganisationCode => Value[8..17];

    public static IdentityReading<UnifiedSocialCreditCode> Parse(string text)
    {
        var code = IdentityText.Normalise(text);
        if (code.Length != 18)
            return Refuse(IdentityViolations.CreditLength);
        if (code.AsSpan().ContainsAnyExcept(Known) || code.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9'))
            return Refuse(IdentityViolations.CreditCharacter);
        if (!KindsByAuthority.TryGetValue(code[0], out var kinds) || !kinds.Contains(code[1]))
            return Refuse(IdentityViolations.CreditAuthority);
        if (!AdministrativeDivisions.IsProvince(code.AsSpan(2)) && !code.AsSpan(2, 2).SequenceEqual(AdministrativeDivisions.National))
            return Refuse(IdentityViolations.CreditRegion);
        if (CheckCharacter(code) != code[17])
            return Refuse(IdentityViolations.CreditCheckCharacter);

        return OrganisationCheck(code.AsSpan(8, 9)) == code[16]
            ? new IdentityReading<UnifiedSocialCreditCode>.Valid(new UnifiedSocialCreditCode(code))
            : Refuse(IdentityViolations.CreditOrganisation);
    }

    public override string ToString() => "(unified social credit code)";

    private static char CheckCharacter(string code)
    {
        var sum = 0;
        for (var place = 0; place < Weights.Length; place++)
            sum += Weights[place] * Alphabet.IndexOf(code[place], StringComparison.Ordinal);
        return Alphabet[(31 - sum % 31) % 31];
    }

    // GB 11714 counts letters by their place in the full alphabet: A = 10 to Z = 35.
    private static char OrganisationCheck(ReadOnlySpan<char> organisation)
    {
        var sum = 0;
        for (var place = 0; place < OrganisationWeights.Length; place++)
        {
            var character = organisation[place];
            sum += OrganisationWeights[place] * (char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10);
        }

        return (11 - sum % 11) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static IdentityReading<UnifiedSocialCreditCode>.Refused Refuse(PolicyViolation violation) => new(violation);
}
