using System.Globalization;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RegistrantVault.Registrants;
using static DomainWorkers.RegistrantVault.Registrants.RegistrantKind;
using static DomainWorkers.RegistrantVault.Registrants.RegistrantRegion;

namespace DomainWorkers.RealNameReview.Tests.Domain;

public sealed class DocumentKindsTests
{
    private static readonly DateOnly Today = new(2025, 1, 6);

    [Theory]
    [InlineData("360426199101010071", null)]
    [InlineData("44011320141005001X", null)]
    [InlineData("44011320141005001x", null)]
    [InlineData("４４０１１３２０１４１００５００１Ｘ", null)]
    [InlineData("11010519491231002X", null)]
    [InlineData("110101190001010006", null)]
    [InlineData("110101190001010001", "ResidentNumberCheckDigit")]
    [InlineData("11010519900101003X", "ResidentNumberCheckDigit")]
    [InlineData("110105199001010033", "ResidentNumberCheckDigit")]
    [InlineData("110108199002161234", "ResidentNumberCheckDigit")]
    [InlineData("110105900101003", "ResidentNumberLength")]
    [InlineData("11010519900230003X", "ResidentNumberBirthDate")]
    [InlineData("110105202512310030", "ResidentNumberBirthDate")]
    [InlineData("990105199001010037", "ResidentNumberArea")]
    [InlineData("1101051990O1010037", "ResidentNumberCharacter")]
    public void Resident_numbers(string number, string? rule) => Assert.Equal(rule, Rule("SFZ", number, Individual, Mainland));

    [Theory]
    [InlineData("91110000600037341L", null)]
    [InlineData("91330100799655058B", null)]
    [InlineData("914403001922038216", null)]
    [InlineData("91440300192203821６", null)]
    [InlineData("91310115591693856X", "CreditCodeCheckCharacter")]
    [InlineData("9131011559169385", "CreditCodeLength")]
    [InlineData("91310115591693856O", "CreditCodeCharacter")]
    [InlineData("X1310115591693856A", "CreditCodeAuthority")]
    public void Credit_codes(string number, string? rule) => Assert.Equal(rule, Rule("XYDM", number, Organisation, Mainland));

    [Theory]
    [InlineData("TXZ", "H12345678", Individual, HongKong, null)]
    [InlineData("TXZ", "m1234567801", Individual, Macao, null)]
    [InlineData("TXZ", "T12345678", Individual, HongKong, "DocumentNumberForm")]
    [InlineData("TXZ", "H12345678", Individual, Mainland, "DocumentKindNotAccepted")]
    [InlineData("TW", "12345678", Individual, Taiwan, null)]
    [InlineData("TW", "1234567", Individual, Taiwan, "DocumentNumberForm")]
    [InlineData("HKMOJUMIN", "810000199001010000", Individual, HongKong, null)]
    [InlineData("HKMOJUMIN", "810000199001010000", Individual, Macao, "DocumentNumberForm")]
    [InlineData("HKMOJUMIN", "810000199001010001", Individual, HongKong, "ResidentNumberCheckDigit")]
    [InlineData("HZ", "AB1234567", Individual, Other, null)]
    [InlineData("HZ", "AB 12", Individual, Other, "DocumentNumberForm")]
    [InlineData("HZ", "AB1234567", Organisation, Other, "DocumentKindNotAccepted")]
    [InlineData("WAIGUOREN", "USA123456789012", Individual, Other, null)]
    [InlineData("WAIGUOREN", "US1234567890123", Individual, Other, "DocumentNumberForm")]
    [InlineData("YYZZ", "91110000600037341L", Organisation, Mainland, null)]
    [InlineData("YYZZ", "110000001234567", Organisation, Mainland, null)]
    [InlineData("YYZZ", "91110000600037341K", Organisation, Mainland, "CreditCodeCheckCharacter")]
    [InlineData("ORG", "60003734-1", Organisation, Mainland, null)]
    [InlineData("ORG", "600037342", Organisation, Mainland, "OrganisationCodeCheckDigit")]
    [InlineData("SHIYEDANWEI", "事证第111000000001号", Organisation, Mainland, null)]
    [InlineData("BR", "12345678", Organisation, HongKong, null)]
    [InlineData("QT", "0", Organisation, Other, null)]
    [InlineData("BR", "0", Organisation, Taiwan, null)]
    [InlineData("BR", "1", Organisation, HongKong, "DocumentNumberForm")]
    [InlineData("XYDM", "91110000600037341L", Organisation, HongKong, "DocumentKindNotAccepted")]
    [InlineData("NIX", "1", Individual, Mainland, "DocumentKindNotAccepted")]
    public void Other_documents(string kind, string number, RegistrantKind holder, RegistrantRegion region, string? rule) =>
        Assert.Equal(rule, Rule(kind, number, holder, region));

    /// <summary>GB 11643 and GB 32100 written a second time, over many numbers: the right last character fits and no other one does.</summary>
    [Fact]
    public void Generated_resident_numbers_fit_with_their_own_last_character_and_with_no_other()
    {
        var random = new Random(20250106);
        string[] areas = ["110101", "310115", "440305", "510104", "650102"];
        for (var round = 0; round < 300; round++)
        {
            var born = new DateOnly(1920, 1, 1).AddDays(random.Next(0, 38_000));
            var body = areas[random.Next(areas.Length)] + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + random.Next(0, 1000).ToString("D3", CultureInfo.InvariantCulture);
            var fitting = "0123456789X".Where(last => Rule("SFZ", body + last, Individual, Mainland) is null).ToList();
            Assert.Equal([ResidentCheck(body)], fitting);
        }
    }

    [Fact]
    public void Generated_credit_codes_fit_with_their_own_last_character_and_with_no_other()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var random = new Random(20250107);
        for (var round = 0; round < 200; round++)
        {
            var organisation = new string([.. Enumerable.Range(0, 8).Select(_ => "0123456789ABCDEFGHJKLMNPQRTUWXY"[random.Next(31)])]);
            var last = OrganisationCheck(organisation);
            var body = "91" + new[] { "110000", "330100", "440300" }[random.Next(3)] + organisation + last;
            var fitting = alphabet.Where(check => Rule("XYDM", body + check, Organisation, Mainland) is null).ToList();
            Assert.Equal([CreditCheck(body)], fitting);
            Assert.Null(Rule("ORG", organisation + last, Organisation, Mainland));
        }
    }

    [Fact]
    public void Every_region_and_kind_of_holder_has_a_document()
    {
        foreach (var region in Enum.GetValues<RegistrantRegion>())
        {
            Assert.Contains(DocumentKinds.All.Values, kind => kind.Holder == Individual && kind.Regions.Contains(region));
            Assert.Contains(DocumentKinds.All.Values, kind => kind.Holder == Organisation && kind.Regions.Contains(region));
        }
    }

    [Theory]
    [InlineData("SFZ", Mainland, true)]
    [InlineData("XYDM", Mainland, true)]
    [InlineData("HKMOJUMIN", HongKong, false)]
    [InlineData("HZ", Other, false)]
    [InlineData("YYZZ", Mainland, false)]
    [InlineData("nothing", Mainland, false)]
    public void A_machine_checks_what_has_a_checksum_and_a_register(string kind, RegistrantRegion region, bool isCheckable) =>
        Assert.Equal(isCheckable, DocumentKinds.IsCheckable(kind, region));

    private static string? Rule(string kind, string number, RegistrantKind holder, RegistrantRegion region) =>
        DocumentKinds.Check(kind, number, holder, region, Today).Problem?.Rule;

    /// <summary>ISO 7064, MOD 11-2, as a recurrence instead of weights.</summary>
    private static char ResidentCheck(string body)
    {
        var product = 0;
        foreach (var digit in body)
            product = (product + (digit - '0')) * 2 % 11;
        return "0123456789X"[(12 - product) % 11];
    }

    /// <summary>ISO 7064, MOD 31-3, as a recurrence from the right.</summary>
    private static char CreditCheck(string body)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var sum = 0;
        foreach (var letter in body.Reverse())
            sum = ((sum * 3) + alphabet.IndexOf(letter, StringComparison.Ordinal)) % 31;
        return alphabet[(31 - sum) % 31];
    }

    private static char OrganisationCheck(string code)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = code.Select((letter, place) => weights[place] * "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".IndexOf(letter, StringComparison.Ordinal)).Sum();
        return ((11 - (sum % 11)) % 11) == 10 ? 'X' : (char)('0' + ((11 - (sum % 11)) % 11));
    }
}
