namespace DomainWorkers.Contracts.RealName;

/// <summary>How a profile stands.</summary>
public enum ProfileStanding
{
    /// <summary>Nobody has looked at it, or it has changed since.</summary>
    Unverified,

    /// <summary>It is being reviewed.</summary>
    InReview,

    /// <summary>The holder is who the profile says.</summary>
    Verified,

    /// <summary>The review failed; the profile can be corrected and reviewed again.</summary>
    Rejected,

    /// <summary>The registry bars the holder for good.</summary>
    Barred,
}
