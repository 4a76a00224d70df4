using System.Globalization;
using System.Numerics;
using CsCheck;

namespace DomainWorkers.RegistrarPolicy.Tests.Identity;

public sealed class UnifiedSocialCreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("91110000600037341L", "600037341")]
    [InlineData("91330100799655058B", "799655058")]
    [InlineData("914403001922038216", "192203821")]
    [InlineData("91310115591693856A", "591693856")]
    [InlineData("91310115591693856a", "591693856")]
    [InlineData("９１３１０１１５５９１６９３８５６Ａ", "591693856")]
    public void Accepts(string text, string organisationCode)
    {
        var code = Assert.IsType<IdentityReading<UnifiedSocialCreditCode>.Valid>(UnifiedSocialCreditCode.Parse(text)).Number;
        Assert.Equal(organisationCode, code.OrganisationCode);
    }

    [Theory]
    [InlineData("91310115591693856X", "CreditCodeCheckCharacter")]
    [InlineData("91110000600037341N", "CreditCodeCheckCharacter")]
    [InlineData("12345", "CreditCodeLength")]
    [InlineData("", "CreditCodeLength")]
    [InlineData("9111000060003IOZSV", "CreditCodeCharacter")]
    [InlineData("91110000600037341Z", "CreditCodeCharacter")]
    [InlineData("9111A000600037341L", "CreditCodeCharacter")]
    [InlineData("91 11000060003734L", "CreditCodeCharacter")]
    [InlineData("B1110000600037341L", "CreditCodeAuthority")]
    [InlineData("98110000600037341L", "CreditCodeAuthority")]
    [InlineData("91990000600037341L", "CreditCodeRegion")]
    public void Refuses_naming_the_rule(string text, string code)
    {
        var refused = Assert.IsType<IdentityReading<UnifiedSocialCreditCode>.Refused>(UnifiedSocialCreditCode.Parse(text));
        Assert.Equal(code, refused.Violation.Code);
    }

    [Fact]
    public void A_generated_code_is_valid_and_only_with_its_own_last_character() => Codes.Sample(body =>
    {
        var fitting = Alphabet.Where(last => UnifiedSocialCreditCode.Parse(body + last) is IdentityReading<UnifiedSocialCreditCode>.Valid).ToList();
        Assert.Equal([Last(body)], fitting);
    }, iter: 2_000);

    [Fact]
    public void A_wrong_organisation_code_is_found_even_when_the_last_character_fits_it() => Gen.Select(Codes, Gen.Int[1, 9]).Sample((body, shift) =>
    {
        var wrong = body[..16] + OrganisationCharacters[(OrganisationCharacters.IndexOf(body[16], StringComparison.Ordinal) + shift) % 11];
        var refused = Assert.IsType<IdentityReading<UnifiedSocialCreditCode>.Refused>(UnifiedSocialCreditCode.Parse(wrong + Last(wrong)));
        Assert.Equal("CreditCodeOrganisation", refused.Violation.Code);
    }, iter: 2_000);

    private const string OrganisationCharacters = "0123456789X";

    private static readonly Gen<string> Codes = Gen.Select(
        Gen.OneOf("11", "12", "51", "91", "92", "93", "Y1"), Gen.OneOf("10", "11", "31", "44", "65"), Gen.Int[0, 9999],
        Gen.OneOf(Gen.Int[0, 99_999_999].Select(number => number.ToString("D8", CultureInfo.InvariantCulture)),
            Gen.OneOf(Alphabet.ToCharArray()).Array[6].Select(tail => "MA" + new string(tail))),
        (kind, region, area, organisation) => string.Create(CultureInfo.InvariantCulture, $"{kind}{region}{area:D4}{organisation}{OrganisationCheck(organisation)}"));

    // ISO 7064 MOD 31-3 as one number: the sum of value times power of three, without a table of weights.
    private static char Last(string body)
    {
        var sum = BigInteger.Zero;
        for (var place = 0; place < body.Length; place++)
            sum += Alphabet.IndexOf(body[place], StringComparison.Ordinal) * BigInteger.Pow(3, place);
        return Alphabet[(int)((31 - sum % 31) % 31)];
    }

    // GB 11714: the check makes the weighted sum with itself (weight 1) divisible by 11.
    private static char OrganisationCheck(string organisation)
    {
        const string Full = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = organisation.Select((character, place) => Full.IndexOf(character, StringComparison.Ordinal) * weights[place]).Sum();
        return OrganisationCharacters[Enumerable.Range(0, 11).Single(check => (sum + check) % 11 == 0)];
    }
}
