namespace DomainWorkers.Contracts.RealName;

/// <summary>What a review is about.</summary>
public enum ReviewKind
{
    /// <summary>Whether a registrant is who the profile says.</summary>
    RealName,

    /// <summary>Whether a name may be registered at all.</summary>
    DomainName,

    /// <summary>Whether the registrant may hold this name: a government body, the owner of a trademark, a caterer.</summary>
    Qualification,

    /// <summary>Whether the holder of a name that a registry disposed of is who it says; the registry asked for it.</summary>
    Enhanced,
}
