namespace DomainWorkers.Contracts.Domains;

/// <summary>Where a domain stands in its life.</summary>
public enum DomainStatus
{
    /// <summary>Being registered: the registry has not confirmed it yet.</summary>
    Pending,

    /// <summary>Registered and ours.</summary>
    Registered,

    /// <summary>Deleted, in the registry's redemption grace period (RFC 3915): it can still be restored.</summary>
    Redemption,

    /// <summary>Deleted and past redemption (<c>pendingDelete</c>): it cannot be restored.</summary>
    PendingDelete,

    /// <summary>Not ours any more: deleted, released, transferred away, or never registered.</summary>
    Ended,
}
