namespace DomainWorkers.RegistrantVault.Rights;

/// <summary>Who reads: one of the workers, under the name of its project.</summary>
public enum VaultWorker
{
    /// <summary>Creates contact objects at the registries.</summary>
    RegistrySubmission,

    /// <summary>Keeps the profiles and reviews identities.</summary>
    RealNameReview,

    /// <summary>Verifies mail addresses.</summary>
    EmailVerification,

    /// <summary>Reports to the ministry.</summary>
    MiitSync,

    /// <summary>Sends notices.</summary>
    ExpiryReminders,

    /// <summary>Follows domains after their expiry; reads nobody's data.</summary>
    RedemptionDeletion,
}
