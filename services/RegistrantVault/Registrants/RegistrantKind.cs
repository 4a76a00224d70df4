namespace DomainWorkers.RegistrantVault.Registrants;

/// <summary>Who holds the domain in law.</summary>
public enum RegistrantKind
{
    /// <summary>A natural person.</summary>
    Individual,

    /// <summary>A company, an authority, an association.</summary>
    Organisation,
}
