namespace DomainWorkers.Epp;

/// <summary>Which side of the change a message's data show.</summary>
public enum ChangePollState
{
    Before,

    /// <summary>What RFC 8590 means when nothing is said.</summary>
    After,
}
