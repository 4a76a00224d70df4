namespace DomainWorkers.Contracts.Redemption;

/// <summary>Why a domain may not stay.</summary>
public enum UnverifiedCause
{
    /// <summary>The holder's identity was not verified by the deadline.</summary>
    RealNameMissed,

    /// <summary>The holder's identity was refused for good.</summary>
    RealNameRefused,

    /// <summary>The name was refused, e.g. because its holder has no right to the words in it.</summary>
    NamingRefused,
}
