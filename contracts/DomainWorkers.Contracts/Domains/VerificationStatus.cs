namespace DomainWorkers.Contracts.Domains;

/// <summary>What a registry makes of a domain's verification codes.</summary>
public enum VerificationStatus
{
    /// <summary>It asks for none.</summary>
    NotApplicable,

    /// <summary>Codes are missing and their time is over.</summary>
    NonCompliant,

    /// <summary>Codes are missing and there is time.</summary>
    PendingCompliance,

    /// <summary>All are there.</summary>
    Compliant,
}
