using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using PhoneNumbers;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>Phone numbers by the numbering plans of the world, in the form that EPP writes them (RFC 5733: +CC.number).</summary>
internal static class PhoneRules
{
    private const int MaxLength = 17; // RFC 5733: e164StringType

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    public static (string? Phone, FieldProblem? Problem) Read(string text, RegistrantRegion? region)
    {
        try
        {
            // The dot is EPP's; the library would read what follows it as the number as well.
            var number = Plans.Parse(text.Replace('.', ' '), Country(region));
            if (number.HasExtension)
                return (null, FieldProblems.PhoneExtension("phone"));
            var phone = $"+{number.CountryCode}.{Plans.GetNationalSignificantNumber(number)}";
            return Plans.IsValidNumber(number) && phone.Length <= MaxLength ? (phone, null) : (null, FieldProblems.PhoneInvalid("phone"));
        }
        catch (NumberParseException)
        {
            return (null, FieldProblems.PhoneInvalid("phone"));
        }
    }

    /// <summary>Whose numbers may be written without the country's code.</summary>
    private static string? Country(RegistrantRegion? region) => region switch
    {
        RegistrantRegion.Mainland => "CN",
        RegistrantRegion.HongKong => "HK",
        RegistrantRegion.Macao => "MO",
        RegistrantRegion.Taiwan => "TW",
        _ => null,
    };
}
