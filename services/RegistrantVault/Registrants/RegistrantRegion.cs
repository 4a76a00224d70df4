namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>Where the registrant belongs; eligibility rules are written in these five.</summary>
public enum RegistrantRegion
{
    /// <summary>Mainland China.</summary>
    Mainland,

    /// <summary>Hong Kong.</summary>
    HongKong,

    /// <summary>Macao.</summary>
    Macao,

    /// <summary>Taiwan.</summary>
    Taiwan,

    /// <summary>Anywhere else.</summary>
    Other,
}
