using System.Globalization;

namespace DomainWorkers.EppServing;

/// <summary>Dates of a server: UTC, whole milliseconds, so that what is stored is what is shown.</summary>
public static class Instants
{
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), TimeSpan.Zero);
    }

    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
