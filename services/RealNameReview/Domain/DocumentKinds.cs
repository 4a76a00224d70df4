using System.Text.RegularExpressions;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;
using static DomainWorkers.RegistrantVault.Registrants.RegistrantRegion;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>
/// The documents by which registrants prove themselves, under the codes of the registrars' interfaces: whose they are, what their numbers
/// look like, and whether a machine can check them. A number comes back normalised; numbers without a checksum are checked for form alone.
/// </summary>
internal static partial class DocumentKinds
{
    /// <summary>What an overseas organisation enters that has no number.</summary>
    public const string NoNumber = "0";

    private static readonly Dictionary<string, DocumentKind> Kinds = Build();

    /// <summary>All of them, for tests and documentation.</summary>
    public static IReadOnlyDictionary<string, DocumentKind> All => Kinds;

    /// <summary>The number in its one form, or the problem.</summary>
    public static (string? Number, FieldProblem? Problem) Check(
        string kind, string number, RegistrantKind holder, RegistrantRegion region, DateOnly today)
    {
        if (!Kinds.TryGetValue(kind, out var document) || document.Holder != holder || !document.Regions.Contains(region))
            return (null, FieldProblems.DocumentKindNotAccepted("document.kind"));
        return document.Rule switch
        {
            NumberRule.Resident => Resident(number, today),
            NumberRule.ResidencePermit => Permit(number, region, today),
            NumberRule.CreditCode => Credit(number),
            NumberRule.Licence => Licence(number),
            NumberRule.OrganisationCode => Organisation(number),
            NumberRule.TravelPermit => Form(number, TravelPermit()),
            NumberRule.TaiwanPermit => Form(number, TaiwanPermit()),
            NumberRule.Passport => Form(number, Passport()),
            NumberRule.PermanentResidence => Form(number, PermanentResidence()),
            _ => Form(number, Free()),
        };
    }

    /// <summary>Whether the verification provider can decide by name and number alone.</summary>
    public static bool IsCheckable(string kind, RegistrantRegion region) =>
        region == Mainland && Kinds.TryGetValue(kind, out var document) && document.Rule is NumberRule.Resident or NumberRule.CreditCode;

    /// <summary>Full-width forms become ASCII, letters capitals; Chinese input methods produce the former.</summary>
    public static string Normalise(string number) =>
        number.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Trim();

    private static (string?, FieldProblem?) Resident(string number, DateOnly today) =>
        ResidentIdentityNumber.Parse(number, today) switch
        {
            IdentityReading<ResidentIdentityNumber>.Valid(var valid) => (valid.Value, null),
            IdentityReading<ResidentIdentityNumber>.Refused(var violation) => (null, FieldProblems.Of("document.number", violation)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Residence permits for people of Hong Kong, Macao and Taiwan (since 2018-09) have resident numbers that begin with 81, 82, 83.</summary>
    private static (string?, FieldProblem?) Permit(string number, RegistrantRegion region, DateOnly today)
    {
        var begin = region switch { HongKong => "81", Macao => "82", _ => "83" };
        return Normalise(number).StartsWith(begin, StringComparison.Ordinal)
            ? Resident(number, today)
            : (null, FieldProblems.DocumentNumberForm("document.number"));
    }

    private static (string?, FieldProblem?) Credit(string number) => UnifiedSocialCreditCode.Parse(number) switch
    {
        IdentityReading<UnifiedSocialCreditCode>.Valid(var valid) => (valid.Value, null),
        IdentityReading<UnifiedSocialCreditCode>.Refused(var violation) => (null, FieldProblems.Of("document.number", violation)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Licences since 2015 bear the credit code; older ones a registration number of 13 to 15 digits.</summary>
    private static (string?, FieldProblem?) Licence(string number) =>
        Normalise(number).Length == 18 ? Credit(number) : Form(number, OldLicence());

    private static (string?, FieldProblem?) Organisation(string number)
    {
        var code = Normalise(number).Replace("-", "", StringComparison.Ordinal);
        if (!OrganisationForm().IsMatch(code))
            return (null, FieldProblems.DocumentNumberForm("document.number"));
        return CheckCharacter(code) == code[8] ? (code, null) : (null, FieldProblems.OrganisationCodeCheckDigit("document.number"));
    }

    /// <summary>GB 11714-1997.</summary>
    private static char CheckCharacter(string code)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var place = 0; place < weights.Length; place++)
            sum += weights[place] * (char.IsAsciiDigit(code[place]) ? code[place] - '0' : code[place] - 'A' + 10);
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    private static (string?, FieldProblem?) Form(string number, Regex form)
    {
        var text = Normalise(number);
        return form.IsMatch(text) ? (text, null) : (null, FieldProblems.DocumentNumberForm("document.number"));
    }

    private static Dictionary<string, DocumentKind> Build()
    {
        Dictionary<string, DocumentKind> kinds = new(StringComparer.Ordinal);
        RegistrantRegion[] everywhere = [Mainland, HongKong, Macao, Taiwan, Other];
        Add(RegistrantKind.Individual, NumberRule.Resident, [Mainland], "SFZ");
        Add(RegistrantKind.Individual, NumberRule.Passport, [Mainland, Other], "HZ");
        Add(RegistrantKind.Individual, NumberRule.ResidencePermit, [HongKong, Macao, Taiwan], "HKMOJUMIN");
        Add(RegistrantKind.Individual, NumberRule.TravelPermit, [HongKong, Macao], "TXZ");
        Add(RegistrantKind.Individual, NumberRule.TaiwanPermit, [Taiwan], "TW");
        Add(RegistrantKind.Individual, NumberRule.PermanentResidence, [Other], "WAIGUOREN");
        Add(RegistrantKind.Organisation, NumberRule.CreditCode, [Mainland], "XYDM");
        Add(RegistrantKind.Organisation, NumberRule.Licence, [Mainland], "YYZZ");
        Add(RegistrantKind.Organisation, NumberRule.OrganisationCode, [Mainland], "ORG");
        Add(RegistrantKind.Organisation, NumberRule.Free, [Mainland],
            "SHIYEDANWEI", "SHEHUITUANTI", "BUDUIDAIHAO", "JUNDUIFUWU", "ZONGJIAOCHANGSUO", "MINBANFEIQIYE", "JIJINHUI", "LVSHISHIWUSUO",
            "SIFAJIANDING", "SHEHUIFUWUJIGOU", "MINBANXUEXIAO", "YILIAOJIGOU", "GONGZHENGJIGOU", "ZHUHUAZINVXUEXIAO");
        Add(RegistrantKind.Organisation, NumberRule.Free, [HongKong, Macao, Taiwan, Other],
            "BR", "CI", "WAIGUOQIYE", "WAIGUOWENHUA", "WAIGUOLVYOU", "WAIGUOJIGOU");
        Add(RegistrantKind.Organisation, NumberRule.Free, everywhere, "QT");
        return kinds;

        void Add(RegistrantKind holder, NumberRule rule, RegistrantRegion[] regions, params string[] codes)
        {
            foreach (var code in codes)
                kinds.Add(code, new DocumentKind(holder, regions, rule));
        }
    }

    [GeneratedRegex(@"^[HM][0-9]{8}([0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TravelPermit();

    [GeneratedRegex(@"^[0-9]{8}([0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TaiwanPermit();

    [GeneratedRegex(@"^[A-Z0-9]{5,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Passport();

    /// <summary>Three letters of the country and twelve digits, or since 2023 eighteen digits that begin with 9.</summary>
    [GeneratedRegex(@"^([A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X])\z", RegexOptions.CultureInvariant)]
    private static partial Regex PermanentResidence();

    [GeneratedRegex(@"^[0-9]{13,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OldLicence();

    [GeneratedRegex(@"^[0-9A-Z]{8}[0-9X]\z", RegexOptions.CultureInvariant)]
    private static partial Regex OrganisationForm();

    /// <summary>Numbers that no standard rules: 证字第……号 and the like; 0 where there is none.</summary>
    [GeneratedRegex(@"^(0|[\p{L}\p{N}][\p{L}\p{N}\-()〔〕\[\]./ ]{1,49})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Free();
}

/// <summary>A kind of document.</summary>
internal sealed record DocumentKind(RegistrantKind Holder, IReadOnlyList<RegistrantRegion> Regions, NumberRule Rule);

/// <summary>What numbers of a kind look like.</summary>
internal enum NumberRule
{
    /// <summary>GB 11643-1999.</summary>
    Resident,

    /// <summary>The same, for people of Hong Kong, Macao and Taiwan.</summary>
    ResidencePermit,

    /// <summary>GB 32100-2015.</summary>
    CreditCode,

    /// <summary>A credit code, or an old registration number.</summary>
    Licence,

    /// <summary>GB 11714-1997.</summary>
    OrganisationCode,

    /// <summary>Mainland travel permit of Hong Kong and Macao.</summary>
    TravelPermit,

    /// <summary>Mainland travel permit of Taiwan.</summary>
    TaiwanPermit,

    /// <summary>Passports.</summary>
    Passport,

    /// <summary>Permanent residence of foreigners.</summary>
    PermanentResidence,

    /// <summary>No rule but its length.</summary>
    Free,
}
