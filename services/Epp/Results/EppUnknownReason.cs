namespace DomainWorkers.Epp;

/// <summary>How the answer was lost.</summary>
public enum EppUnknownReason
{
    /// <summary>No whole answer within the command's time.</summary>
    TimedOut,

    /// <summary>The connection ended or was reset.</summary>
    ConnectionLost,

    /// <summary>What came is not an EPP response, or it cannot be read.</summary>
    Malformed,

    /// <summary>The answer belongs to another command.</summary>
    WrongTransaction,

    /// <summary>The caller gave up after the frame had been written.</summary>
    Abandoned,
}
