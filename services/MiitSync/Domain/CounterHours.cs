using System.Globalization;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>When the ministry's counter is open, by its wall clock in Shanghai: hours of the day, and announced maintenance.</summary>
internal sealed record CounterHours((TimeOnly From, TimeOnly Until)? Hours, IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> Maintenance)
{
    public static CounterHours Of(TimeOnly? from, TimeOnly? until, IEnumerable<string> maintenance) => new(
        from is { } first && until is { } last ? (first, last) : null, [.. maintenance.Select(Window).OfType<(DateTimeOffset, DateTimeOffset)>()]);

    /// <summary>A window of maintenance; null where the text is none.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until)? Window(string text) =>
        text.Split('/') is [var from, var until] && Wall(from) is { } first && Wall(until) is { } last && first < last ? (first, last) : null;

    /// <summary>When the counter opens for calls of any kind; null when no maintenance is on.</summary>
    public DateTimeOffset? MaintenanceUntil(DateTimeOffset now)
    {
        foreach (var window in Maintenance)
        {
            if (now >= window.From && now < window.Until)
                return window.Until;
        }

        return null;
    }

    /// <summary>When files are taken again; null when they are now.</summary>
    public DateTimeOffset? ClosedUntil(DateTimeOffset now)
    {
        if (MaintenanceUntil(now) is { } until)
            return until;
        if (Hours is not { } hours)
            return null;
        var wall = TimeOnly.FromDateTime(now.ToOffset(ShanghaiTime.Offset).DateTime);
        if (wall.IsBetween(hours.From, hours.Until))
            return null;
        var opens = ShanghaiTime.StartOf(ShanghaiTime.DateOf(now)) + hours.From.ToTimeSpan();
        return opens > now ? opens : opens.AddDays(1);
    }

    private static DateTimeOffset? Wall(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? new DateTimeOffset(wall, ShanghaiTime.Offset).ToUniversalTime()
            : null;
}
