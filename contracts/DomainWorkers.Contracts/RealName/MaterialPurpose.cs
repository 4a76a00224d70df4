namespace DomainWorkers.Contracts.RealName;

/// <summary>What files are handed in for.</summary>
public enum MaterialPurpose
{
    /// <summary>The review of the profile.</summary>
    RealName,

    /// <summary>The right to a name under a suffix that asks for one.</summary>
    Qualification,

    /// <summary>An enhanced verification that the registry asked for.</summary>
    EnhancedVerification,
}
