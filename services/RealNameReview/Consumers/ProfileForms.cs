using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Which registrants a kind of profile is for: a CNNIC profile that CNNIC would never take is not kept as one.</summary>
internal sealed class ProfileForms(RegistrarPolicies policies)
{
    // Any name below .cn stands for what CNNIC asks of holders.
    private const string NameOfCnnic = "example.cn";

    public IReadOnlyList<Reason> Objections(ProfileForm form, ProfileContent content, DateOnly today)
    {
        if (form != ProfileForm.Cnnic || policies.Parse(NameOfCnnic) is not DomainNameResult.Parsed(var name))
            return [];
        var holder = new Holder(
            content.Kind == RegistrantKind.Individual ? HolderKind.Individual : HolderKind.Organisation,
            Enum.Parse<HolderRegion>($"{content.Region}"));
        return [.. policies.CheckEligibility(name, holder, today).Select(Refusals.Of)];
    }
}
