namespace DomainWorkers.Contracts.Reminders;

/// <summary>How a notice goes.</summary>
public enum NoticeChannel
{
    /// <summary>By mail.</summary>
    Mail,

    /// <summary>By short message.</summary>
    Sms,
}
