namespace DomainWorkers.Contracts.Miit;

/// <summary>Whether the ministry shows an ICP filing of a domain.</summary>
public enum FilingStanding
{
    /// <summary>It could not be asked: a stale filing is not excluded.</summary>
    Unknown,

    /// <summary>There is none.</summary>
    None,

    /// <summary>There is one under the number that the subject named.</summary>
    Own,

    /// <summary>There is one under another number.</summary>
    Foreign,
}
