namespace DomainWorkers.Contracts.RealName;

/// <summary>Why a person has to look.</summary>
public enum ReferralCause
{
    /// <summary>The document has no number that a machine can check.</summary>
    DocumentNotCheckable,

    /// <summary>A right to a name is shown by papers.</summary>
    Qualification,

    /// <summary>The registry asked for a closer look.</summary>
    EnhancedVerification,

    /// <summary>What the provider said cannot be told apart by a machine.</summary>
    ProviderUnclear,
}
