using System.Globalization;
using System.Numerics;
using CsCheck;

namespace DomainWorkers.RegistrarPolicy.Tests.Identity;

public sealed class ResidentIdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("360426199101010071", "1991-01-01")]
    [InlineData("44011320141005001X", "2014-10-05")]
    [InlineData("11010519491231002X", "1949-12-31")]
    [InlineData("110101190001010006", "1900-01-01")]
    [InlineData("44011320141005001x", "2014-10-05")]
    [InlineData("３６０４２６１９９１０１０１００７１", "1991-01-01")]
    [InlineData("４４０１１３２０１４１００５００１ｘ", "2014-10-05")]
    public void Accepts(string text, string bornOn)
    {
        var number = Assert.IsType<IdentityReading<ResidentIdentityNumber>.Valid>(ResidentIdentityNumber.Parse(text, Today)).Number;
        Assert.Equal(DateOnly.ParseExact(bornOn, "yyyy-MM-dd", CultureInfo.InvariantCulture), number.BornOn);
        Assert.Equal(18, number.Value.Length);
    }

    [Theory]
    [InlineData("110101190001010001", "ResidentNumberCheckDigit")]
    [InlineData("11010519900101003X", "ResidentNumberCheckDigit")]
    [InlineData("110105199001010033", "ResidentNumberCheckDigit")]
    [InlineData("110108199002161234", "ResidentNumberCheckDigit")]
    [InlineData("", "ResidentNumberLength")]
    [InlineData("110105491231002", "ResidentNumberLength")]
    [InlineData("36042619910101007", "ResidentNumberLength")]
    [InlineData("3604261991010100711", "ResidentNumberLength")]
    [InlineData("T60426199101010078", "ResidentNumberCharacter")]
    [InlineData("3604261991010100X1", "ResidentNumberCharacter")]
    [InlineData("36042619910101007Y", "ResidentNumberCharacter")]
    [InlineData(" 36042619910101007", "ResidentNumberCharacter")]
    [InlineData("٣60426199101010071", "ResidentNumberCharacter")]
    [InlineData("990426199112010074", "ResidentNumberArea")]
    [InlineData("360426199113010079", "ResidentNumberBirthDate")]
    [InlineData("360426199102290070", "ResidentNumberBirthDate")]
    [InlineData("360426000001010070", "ResidentNumberBirthDate")]
    [InlineData("360426202611230070", "ResidentNumberBirthDate")]
    public void Refuses_naming_the_rule(string text, string code)
    {
        var refused = Assert.IsType<IdentityReading<ResidentIdentityNumber>.Refused>(ResidentIdentityNumber.Parse(text, Today));
        Assert.Equal(code, refused.Violation.Code);
    }

    [Fact]
    public void The_number_never_shows_in_texts()
    {
        var number = Assert.IsType<IdentityReading<ResidentIdentityNumber>.Valid>(ResidentIdentityNumber.Parse("360426199101010071", Today));
        Assert.DoesNotContain("1991", $"{number} {number.Number}", StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_one_last_character_fits_any_body() => Bodies.Sample(body =>
    {
        var fitting = "0123456789X".Where(last => ResidentIdentityNumber.Parse(body + last, Today) is IdentityReading<ResidentIdentityNumber>.Valid).ToList();
        Assert.Equal([Last(body)], fitting);
    }, iter: 2_000);

    [Fact]
    public void Every_wrong_digit_and_every_swap_of_neighbours_is_found() => Gen.Select(Bodies, Gen.Int[14, 16], Gen.Int[1, 9]).Sample((body, place, shift) =>
    {
        var number = body + Last(body);
        var wrong = number.ToCharArray();
        wrong[place] = (char)('0' + (wrong[place] - '0' + shift) % 10);
        Assert.IsType<IdentityReading<ResidentIdentityNumber>.Refused>(ResidentIdentityNumber.Parse(new string(wrong), Today));

        var swapped = number.ToCharArray();
        (swapped[14], swapped[15]) = (swapped[15], swapped[14]);
        if (swapped[14] != swapped[15])
            Assert.IsType<IdentityReading<ResidentIdentityNumber>.Refused>(ResidentIdentityNumber.Parse(new string(swapped), Today));
    }, iter: 2_000);

    private static readonly Gen<string> Bodies = Gen.Select(
        Gen.OneOf("11", "12", "15", "21", "31", "37", "44", "46", "50", "54", "65", "81", "83"), Gen.Int[0, 9999], Gen.Int[0, 45_000], Gen.Int[0, 999],
        (province, area, day, serial) => string.Create(CultureInfo.InvariantCulture,
            $"{province}{area:D4}{new DateOnly(1900, 1, 1).AddDays(day):yyyyMMdd}{serial:D3}"));

    // ISO 7064 MOD 11-2 as the recursion of the standard: P = ((P + digit) * 2) mod 11 over all digits, and the whole must leave 1.
    private static char Last(string body)
    {
        var product = BigInteger.Zero;
        foreach (var digit in body)
            product = (product + (digit - '0')) * 2 % 11;
        var check = (int)((12 - product) % 11);
        return check == 10 ? 'X' : (char)('0' + check);
    }
}
