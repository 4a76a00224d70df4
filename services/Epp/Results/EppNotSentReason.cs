namespace DomainWorkers.Epp;

/// <summary>Why a command was not sent.</summary>
public enum EppNotSentReason
{
    /// <summary>No connection: name resolution, TCP, time-out, or the server closed it before the greeting.</summary>
    ConnectFailed,

    /// <summary>TLS failed: the server's certificate is not the one we trust, or it did not accept ours.</summary>
    PeerNotTrusted,

    /// <summary>The server does not speak EPP as we need it: greeting unreadable, version or required service missing.</summary>
    ServiceMissing,

    /// <summary>The credentials were refused now or a while ago; logins are stopped until the time in RetryAfter.</summary>
    AuthenticationStopped,

    /// <summary>The registry grants no further session (2502).</summary>
    SessionLimit,

    /// <summary>The login failed for another reason, or got no answer.</summary>
    LoginFailed,

    /// <summary>Neither a session nor a slot came free in time.</summary>
    NoSlot,

    /// <summary>The caller's lease was over right before the frame would have been written.</summary>
    LeaseLost,

    /// <summary>The session's slot was lost while the command waited for its turn.</summary>
    SlotLost,

    /// <summary>The pool has been closed.</summary>
    Closed,
}
