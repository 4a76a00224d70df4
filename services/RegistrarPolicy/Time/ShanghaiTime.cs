namespace DomainWorkers.RegistrarPolicy;

/// <summary>Asia/Shanghai, in which dates have their legal meaning.</summary>
public static class ShanghaiTime
{
    /// <summary>UTC+8 all year since 1992; a constant, so that no time zone data is needed on the machine.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The date that a wall calendar in Shanghai shows at that instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Midnight at which the day begins, as UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>Midnight at which the day is over, as UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));
}
