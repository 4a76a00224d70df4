namespace DomainWorkers.Contracts.Redemption;

/// <summary>Why a domain is deleted.</summary>
public enum DeletionCause
{
    /// <summary>It was not renewed within its grace period.</summary>
    Expired,

    /// <summary>Its holder asked for it.</summary>
    Requested,

    /// <summary>Its holder was not verified in time, or its name was refused.</summary>
    Unverified,

    /// <summary>By a sealed form, as government names need it.</summary>
    Form,

    /// <summary>The registry did it by itself.</summary>
    Registry,
}
