using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What a sealed message says about a registrant, checked and in the form in which the vault keeps it.</summary>
internal sealed record ProfileContent(
    RegistrantKind Kind, RegistrantRegion Region, OrganisationForm Form, ContactDetails Contact, IdentityDocument Document);

/// <summary>What came of reading a content.</summary>
internal abstract record ContentReading
{
    private ContentReading()
    {
    }

    /// <summary>It fits.</summary>
    public sealed record Valid(ProfileContent Content) : ContentReading;

    /// <summary>Each field that breaks a rule.</summary>
    public sealed record Refused(IReadOnlyList<FieldProblem> Problems) : ContentReading;
}
