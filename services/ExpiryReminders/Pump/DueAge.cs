using System.Diagnostics.Metrics;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>How late work is taken: the age of what was due when somebody claimed it.</summary>
internal static class DueAge
{
    /// <summary>The meter's name, for whoever listens.</summary>
    public const string MeterName = "DomainWorkers.ExpiryReminders";

    /// <summary>The histogram's name, in seconds; the attribute <c>sweep</c> is <c>plans</c> (business time) or <c>notices</c> (machine time).</summary>
    public const string HistogramName = "domainworkers.reminders.due.age";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Ages =
        Meter.CreateHistogram<double>(HistogramName, unit: "s", description: "Age of due work when it was claimed.");

    public static void Record(string sweep, TimeSpan? age)
    {
        if (age is { } late)
            Ages.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>("sweep", sweep));
    }
}
