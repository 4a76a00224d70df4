namespace DomainWorkers.Contracts.Reminders;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>The domain expires, has expired, or is about to be lost.</summary>
    Expiry,

    /// <summary>Once a year: the holder is to look whether the registration data is still right.</summary>
    DataReview,
}
