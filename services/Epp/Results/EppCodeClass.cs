namespace DomainWorkers.Epp;

/// <summary>What a result code means for whoever sent the command.</summary>
public enum EppCodeClass
{
    /// <summary>Done.</summary>
    Success,

    /// <summary>Accepted, not yet done (1001): the outcome comes as a poll message.</summary>
    Pending,

    /// <summary>The message queue is empty (1300).</summary>
    NoMessages,

    /// <summary>The answer is a message; acknowledge it when it is stored (1301).</summary>
    Message,

    /// <summary>Done, and the server ends the session (1500).</summary>
    Ended,

    /// <summary>A deterministic no: the same command gives the same answer.</summary>
    Refused,

    /// <summary>
    /// A deterministic no that accuses the client: its syntax, its settings, a service the server lacks. Somebody must look.
    /// </summary>
    Misuse,

    /// <summary>The object exists (2302): a refusal, or the sign that an earlier create of ours was done.</summary>
    Exists,

    /// <summary>The object does not exist (2303): a refusal, or the sign that an earlier delete of ours was done.</summary>
    Missing,

    /// <summary>The object's present state or its links forbid it (2300, 2304, 2305): look at the object, then decide.</summary>
    Blocked,

    /// <summary>The account has no credit (2104): everything billable waits.</summary>
    Credit,

    /// <summary>The server does not take us for logged in (2002): not executed; a fresh session may do it.</summary>
    SessionLost,

    /// <summary>The login is refused (2200, 2501): no further attempt before somebody looked.</summary>
    Authentication,

    /// <summary>More sessions than the account may have (2502): not executed; fewer sessions, later.</summary>
    SessionLimit,

    /// <summary>Failed on the server's side, and nothing can have changed: ask again later.</summary>
    Later,

    /// <summary>
    /// The server failed and closes the session (2500), and nothing can have changed: ask again later, on another session.
    /// </summary>
    ServerClosing,

    /// <summary>The server failed at a transform: it may or may not be done. Ask for the object's state first.</summary>
    Reconcile,
}
