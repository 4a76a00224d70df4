namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// The expiry that counts. A registry that renews by itself moves its date at expiry whether anybody paid or not, so its date is taken
/// without the years that nobody paid; where what is left is later than the paid time, the registry has corrected its date.
/// </summary>
internal static class ExpiryRules
{
    // Two clocks and a 29 February; anything beyond is a correction.
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(48);

    // A correction of days must not make a year that the registry added look like a correction by nearly a year.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(90);

    /// <summary>When what was paid ends. Never earlier than the paid time: a domain is not taken from who paid for it.</summary>
    public static DateTimeOffset Of(DateTimeOffset paidUntil, DateTimeOffset registryDate, bool registryRenews)
    {
        var own = OwnDate(paidUntil, registryDate, registryRenews);
        return own - paidUntil > Tolerance ? own : paidUntil;
    }

    /// <summary>The registry's date without the years that it added by itself: from there its refund window runs.</summary>
    public static DateTimeOffset OwnDate(DateTimeOffset paidUntil, DateTimeOffset registryDate, bool registryRenews)
    {
        var years = 0;
        while (registryRenews && paidUntil.AddYears(years + 1) - Slack <= registryDate)
            years++;
        return registryDate.AddYears(-years);
    }
}
