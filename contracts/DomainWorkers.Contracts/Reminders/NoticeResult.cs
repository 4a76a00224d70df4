namespace DomainWorkers.Contracts.Reminders;

/// <summary>What became of a notice.</summary>
public enum NoticeResult
{
    /// <summary>It is to be sent.</summary>
    Waiting,

    /// <summary>A mail server or gateway took it.</summary>
    Sent,

    /// <summary>It reached nobody.</summary>
    Undelivered,

    /// <summary>It was not needed.</summary>
    Skipped,

    /// <summary>Something of ours goes wrong with it; a person has to look.</summary>
    Parked,
}
