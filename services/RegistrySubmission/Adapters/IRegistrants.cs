using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The registrant profiles of the accounts.</summary>
internal interface IRegistrants
{
    /// <summary>What eligibility asks of a profile, without personal data; null where the account has no such profile.</summary>
    Task<KnownProfile?> Describe(string account, string profileId, CancellationToken cancellationToken);
}

/// <summary>A profile of an account.</summary>
/// <param name="Holder">What eligibility asks.</param>
/// <param name="Version">Raised with each change of what the profile says.</param>
internal sealed record KnownProfile(Holder Holder, long Version);
