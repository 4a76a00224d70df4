using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The registrant profiles of the accounts.</summary>
internal interface IRegistrants
{
    /// <summary>What eligibility asks of a profile, without personal data; null where the account has no such profile.</summary>
    Task<Holder?> Describe(string account, string profileId, CancellationToken cancellationToken);
}
