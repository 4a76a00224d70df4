using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace DomainWorkers.Epp;

/// <summary>
/// Spans and durations of commands, for whoever listens. Account, kind and result code are all they hold: no name of an object, no
/// transaction id that a sender could choose, no secret.
/// </summary>
public static class EppTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "DomainWorkers.Epp";

    /// <summary>Result of a command that was written and not answered.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>Result codes outside RFC 5730 share one label: a registry's own are not bounded by us.</summary>
    public const string OtherCode = "other";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "domainworkers.epp.command.duration", "s", "From writing a command to its answer.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });

    internal static Activity? Begin(string account, string kind)
    {
        var span = Source.StartActivity(kind, ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("rpc.system", "epp");
            span.SetTag("domainworkers.registry", account);
        }

        return span;
    }

    internal static void End(Activity? span, string account, string kind, int? code, TimeSpan took)
    {
        var result = code is not { } answered ? Unanswered
            : EppResultCodes.Known.Contains(answered) ? answered.ToString(CultureInfo.InvariantCulture)
            : OtherCode;
        if (span is { IsAllDataRequested: true })
            span.SetTag("domainworkers.result", result);
        if (code is null)
            span?.SetStatus(ActivityStatusCode.Error, Unanswered);
        Durations.Record(took.TotalSeconds, new("registry", account), new("command", kind), new("result", result));
    }
}
