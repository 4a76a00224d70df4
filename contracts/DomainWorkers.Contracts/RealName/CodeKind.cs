namespace DomainWorkers.Contracts.RealName;

/// <summary>Kinds of signed codes.</summary>
public enum CodeKind
{
    /// <summary>The name was checked (<c>domain</c>).</summary>
    Domain,

    /// <summary>The registrant was checked (<c>real-name</c>).</summary>
    RealName,
}
