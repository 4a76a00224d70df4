namespace DomainWorkers.Epp;

/// <summary>What kind of document proves a real name.</summary>
public enum NameVerificationProof
{
    /// <summary>poc: of citizenship, such as a resident identity card.</summary>
    Citizen,

    /// <summary>poe: of an enterprise, such as a business licence.</summary>
    Enterprise,

    /// <summary>poot: of any other type.</summary>
    Other,
}
