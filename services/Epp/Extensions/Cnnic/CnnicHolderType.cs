namespace DomainWorkers.Epp;

/// <summary>Who holds a contact or a domain at CNNIC.</summary>
public enum CnnicHolderType
{
    /// <summary>I.</summary>
    Individual,

    /// <summary>E.</summary>
    Enterprise,
}
