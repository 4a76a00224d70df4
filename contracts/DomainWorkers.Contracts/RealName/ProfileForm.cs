namespace DomainWorkers.Contracts.RealName;

/// <summary>The two kinds of registrant profile.</summary>
public enum ProfileForm
{
    /// <summary>For names of any registry but CNNIC.</summary>
    General,

    /// <summary>For names of CNNIC, and for all others too.</summary>
    Cnnic,
}
