namespace DomainWorkers.Epp;

/// <summary>Where the verification of a name stands at the provider.</summary>
public enum NameVerificationStatus
{
    /// <summary>Not decided yet: the decision comes as a poll message.</summary>
    PendingCompliant,

    /// <summary>Passed: there is a signed code.</summary>
    Compliant,

    /// <summary>Refused.</summary>
    NonCompliant,
}
