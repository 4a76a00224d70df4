namespace DomainWorkers.RegistrarPolicy;

/// <summary>What of a registrant decides whether a name may be held; no personal data.</summary>
/// <param name="Site">The licence under which the name is sold; an attribute of the domain, not of the account.</param>
/// <param name="Form">Legal form where a suffix asks for one.</param>
/// <param name="NamesBelowSuffix">Names the same holder already has below the suffix in question.</param>
public sealed record Holder(
    HolderKind Kind,
    HolderRegion Region,
    RegistrarSite Site = RegistrarSite.China,
    OrganisationForm Form = OrganisationForm.Unspecified,
    int NamesBelowSuffix = 0);

/// <summary>A natural person or anything else.</summary>
public enum HolderKind
{
    Individual,
    Organisation,
}

/// <summary>The regions that the eligibility rules tell apart.</summary>
public enum HolderRegion
{
    Mainland,
    HongKong,
    Macao,
    Taiwan,
    Other,
}

/// <summary>The licence of the registrar: approved by the ministry (ICP filing possible) or not.</summary>
public enum RegistrarSite
{
    China,
    International,
}

/// <summary>The legal form of an organisation, as far as a suffix asks for it.</summary>
public enum OrganisationForm
{
    Unspecified,
    Enterprise,
    PublicInstitution,
    SocialOrganisation,
    /// <summary>机关法人: a Party or government body.</summary>
    StateOrgan,
}
