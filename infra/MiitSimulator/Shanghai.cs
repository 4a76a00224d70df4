namespace DomainWorkers.MiitSimulator;

/// <summary>The ministry's wall clock: UTC+8 without summer time.</summary>
internal static class Shanghai
{
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Wall(at));

    public static TimeOnly Time(DateTimeOffset at) => TimeOnly.FromDateTime(Wall(at));

    public static DateTimeOffset WorkBegins(DateOnly day) => new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(8)).ToUniversalTime();

    private static DateTime Wall(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).DateTime;
}
