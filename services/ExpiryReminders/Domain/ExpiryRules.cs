using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>
/// Which date the holder has to act by. The registry's date (<c>exDate</c>) says when the name expires there, but where the registry renews
/// by itself it moves on by a year that nobody paid; what is paid says how far it counts. A date that the registry corrects by days is
/// followed; years that it ran ahead are taken off.
/// </summary>
internal static class ExpiryRules
{
    /// <summary>A move by up to so much is a correction, a larger one is years.</summary>
    public static readonly TimeSpan LargestCorrection = TimeSpan.FromDays(60);

    private const double DaysPerYear = 365.2425;

    /// <summary>Null where neither date is known.</summary>
    public static DateTimeOffset? Of(DomainRecord record, DateTimeOffset? restoredUntil)
    {
        var paid = record.PaidUntil is { } until && restoredUntil is { } restored
            ? until > restored ? until : restored
            : record.PaidUntil ?? restoredUntil;
        if (record.ExpiresAt is not { } shown || paid is not { } paidUntil)
            return (paid ?? record.ExpiresAt)?.ToUniversalTime();
        // Also where the registry is behind: a payment that it does not know keeps no name alive.
        if (shown - paidUntil <= LargestCorrection)
            return shown.ToUniversalTime();

        var back = YearsBack(shown.ToUniversalTime(), (int)Math.Round((shown - paidUntil).TotalDays / DaysPerYear), paidUntil.ToUniversalTime());
        return (back - paidUntil).Duration() <= LargestCorrection ? back : paidUntil.ToUniversalTime();
    }

    /// <summary>A 29 February that moved on by a year stands on the 28th: of the two days that it may come from, the one that was paid for.</summary>
    private static DateTimeOffset YearsBack(DateTimeOffset shown, int years, DateTimeOffset paidUntil)
    {
        var back = shown.AddYears(-years);
        var leapDay = back.AddDays(1);
        return leapDay is { Month: 2, Day: 29 } && shown is { Month: 2, Day: 28 } && (leapDay - paidUntil).Duration() < (back - paidUntil).Duration()
            ? leapDay
            : back;
    }
}
