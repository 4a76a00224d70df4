namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// The years that a registry has added by itself and nobody has paid for yet. A renewal uses them first: the account gets its year, and the
/// registry is not paid for a second one.
/// </summary>
internal static class RegistryYears
{
    // Corrections of some days must not hide a year, nor make one.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(90);

    /// <summary>Whole years by which the registry is ahead of the paid time, once that is over; before, it cannot have renewed by itself.</summary>
    public static int Ahead(DateTimeOffset paidUntil, DateTimeOffset shown, DateTimeOffset now)
    {
        if (now < paidUntil)
            return 0;
        var paid = paidUntil.ToUniversalTime();
        var years = 0;
        while (paid.AddYears(years + 1) - Slack <= shown)
            years++;
        return years;
    }
}
