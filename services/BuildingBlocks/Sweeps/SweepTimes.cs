using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Quartz;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>When Quartz wakes a sweep: after each span of time, or by a cron expression of Quartz in UTC.</summary>
internal sealed record SweepTimes
{
    private SweepTimes()
    {
    }

    /// <summary>The span; null where there is an expression.</summary>
    public TimeSpan? Every { get; private init; }

    /// <summary>Seconds, minutes, hours, day of month, month, day of week, e.g. <c>0 0/5 * * * ?</c>; null where there is a span.</summary>
    public string? Cron { get; private init; }

    public static SweepTimes After(TimeSpan every) => new() { Every = every };

    /// <summary>False where it is neither a span nor an expression.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SweepTimes? times)
    {
        times = null;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var every))
            times = every > TimeSpan.Zero ? After(every) : null;
        else if (text is not null && CronExpression.TryParse(text, out _))
            times = new SweepTimes { Cron = text };
        return times is not null;
    }

    public void Set(ITriggerConfigurator trigger)
    {
        if (Cron is { } cron)
        {
            trigger.WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing));
            return;
        }

        trigger.WithSimpleSchedule(schedule => schedule
            .WithInterval(Every!.Value)
            .RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount));
    }
}
