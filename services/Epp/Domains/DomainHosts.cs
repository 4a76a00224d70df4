namespace DomainWorkers.Epp;

/// <summary>Which hosts an info answer shall list.</summary>
public enum DomainHosts
{
    All,

    /// <summary>The name servers the domain is delegated to.</summary>
    Delegated,

    /// <summary>The hosts below the domain.</summary>
    Subordinate,

    None,
}
