namespace DomainWorkers.RegistrarPolicy;

/// <summary>One notice of a plan.</summary>
/// <param name="Name">Stable; the ledger is keyed by it.</param>
/// <param name="Days">Days before or after the moment; 0 where the moment itself is the day.</param>
/// <param name="Channels">In order of preference.</param>
public sealed record NoticeStage(string Name, NoticeMoment Moment, int Days, IReadOnlyList<NoticeChannel> Channels)
{
    /// <summary>
    /// The day (in Shanghai) on which the notice of one expiry is due; null for the yearly reminder, which hangs on the registration.
    /// </summary>
    public DateOnly? DueOn(DateOnly expiresOn, DateOnly redemptionEndsOn) => Moment switch
    {
        NoticeMoment.BeforeExpiry => expiresOn.AddDays(-Days),
        NoticeMoment.OnExpiry => expiresOn,
        NoticeMoment.AfterExpiry => expiresOn.AddDays(Days),
        NoticeMoment.FirstMondayAfterExpiry => FirstMondayAfter(expiresOn),
        NoticeMoment.BeforeRedemptionEnds => redemptionEndsOn.AddDays(-Days),
        _ => null,
    };

    /// <summary>Place in the plan. The Monday falls on day 1 to 7 after expiry: it is ranked by its latest.</summary>
    internal int Rank => Moment switch
    {
        NoticeMoment.BeforeExpiry => -Days,
        NoticeMoment.OnExpiry => 0,
        NoticeMoment.AfterExpiry => Days,
        NoticeMoment.FirstMondayAfterExpiry => 7,
        NoticeMoment.BeforeRedemptionEnds => 10_000 - Days,
        _ => 20_000,
    };

    internal static NoticeStage Read(PolicyNode node)
    {
        node.Keys("stage", "moment", "days", "channels");
        var moment = node["moment"].Choice<NoticeMoment>();
        var counted = moment is NoticeMoment.BeforeExpiry or NoticeMoment.AfterExpiry or NoticeMoment.BeforeRedemptionEnds;
        if (!counted && node.Has("days"))
            throw node["days"].Problem($"{moment} is a day by itself");
        var channels = node["channels"].Choices<NoticeChannel>();
        if (channels.Count == 0 || channels.Distinct().Count() != channels.Count)
            throw node["channels"].Problem("at least one channel is expected, each once");
        return new NoticeStage(node["stage"].Text(), moment, counted ? node["days"].Number(1, 365) : 0, channels);
    }

    private static DateOnly FirstMondayAfter(DateOnly date) => date.AddDays(7 - ((int)date.DayOfWeek + 6) % 7);
}

/// <summary>What a notice is counted from.</summary>
public enum NoticeMoment
{
    BeforeExpiry,
    OnExpiry,
    AfterExpiry,
    FirstMondayAfterExpiry,
    BeforeRedemptionEnds,
    /// <summary>Each anniversary of the registration: the reminder to review the contact data.</summary>
    Anniversary,
}

/// <summary>How a notice travels.</summary>
public enum NoticeChannel
{
    Mail,
    Sms,
}
