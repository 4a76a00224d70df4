using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The conditions of the product 姓名.网址.</summary>
internal static class PersonalNameRules
{
    public static IEnumerable<PolicyViolation> Check(
        DomainName name, Holder holder, string fullName, string identityNumber, PersonalNamePolicy policy, DateOnly on)
    {
        if (holder is not { Kind: HolderKind.Individual, Region: HolderRegion.Mainland })
            yield return IdentityViolations.PersonalNameHolder;

        if (ResidentIdentityNumber.Parse(identityNumber, on) is IdentityReading<ResidentIdentityNumber>.Refused(var violation))
            yield return violation;

        if (!fullName.EnumerateRunes().All(CodePoints.IsHan))
            yield return IdentityViolations.PersonalNameSymbol;
        else if (!policy.Fits(name.Label, fullName.Normalize(NormalizationForm.FormC)))
            yield return IdentityViolations.PersonalNameMismatch;
    }
}
