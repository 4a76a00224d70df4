namespace DomainWorkers.Contracts.RealName;

/// <summary>What began a duty to have the holder verified.</summary>
public enum RealNameDeadlineCause
{
    /// <summary>The registration.</summary>
    Registered,

    /// <summary>The transfer from another registrar.</summary>
    TransferredIn,

    /// <summary>Another holder.</summary>
    RegistrantChanged,

    /// <summary>The profile, or what the registry says, changed.</summary>
    Reopened,
}
