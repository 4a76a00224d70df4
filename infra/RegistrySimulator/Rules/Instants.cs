using System.Globalization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Registry dates: UTC, whole milliseconds, so that what is stored is what is shown.</summary>
internal static class Instants
{
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), TimeSpan.Zero);
    }

    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string DateText(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    public static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b > a ? b.Value : a;

    public static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null ? b : b is null ? a : Earlier(a.Value, b.Value);
}
