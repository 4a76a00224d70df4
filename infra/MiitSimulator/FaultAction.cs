namespace DomainWorkers.MiitSimulator;

/// <summary>How the ministry misbehaves.</summary>
public enum FaultAction
{
    /// <summary>901 for uploads, 902 for everything else.</summary>
    Maintenance,

    /// <summary>15: too many files wait.</summary>
    Busy,

    /// <summary>999: something else.</summary>
    Unexplained,

    /// <summary>Does what was asked, then closes the connection without an answer.</summary>
    DoThenDrop,

    /// <summary>Closes the connection and does nothing.</summary>
    Drop,

    /// <summary>HTTP 500 with a SOAP fault, nothing done.</summary>
    SoapFault,

    /// <summary>Does what was asked and answers with text that is no XML.</summary>
    Garble,

    /// <summary>An upload: the last accepted file is forgotten before it was processed, and asked for again (14).</summary>
    Forget,

    /// <summary>A result is queued a second time under another file name.</summary>
    DuplicateResult,

    /// <summary>A result comes one result delay later than it should, so that a later file's result overtakes it.</summary>
    LateResult,

    /// <summary>A result comes in two files, the second half first.</summary>
    SplitResult,
}
