namespace DomainWorkers.Epp;

/// <summary>Which writing a contact's name and address are in.</summary>
public enum PostalInfoType
{
    /// <summary>int: ASCII.</summary>
    International,

    /// <summary>loc: any writing.</summary>
    Localized,
}
