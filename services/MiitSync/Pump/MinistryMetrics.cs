using System.Diagnostics.Metrics;
using System.Globalization;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>What ops watch of the way to the ministry. Every attribute has a few values only: outcomes, actions and the codes of the specification.</summary>
internal static class MinistryMetrics
{
    /// <summary>The meter's name, for whoever listens.</summary>
    public const string MeterName = "DomainWorkers.MiitSync";

    /// <summary>Files that were sent: <c>outcome</c> is taken, resent, refused, tooLarge, missing or unanswered; <c>code</c> the msg_code of a refusal.</summary>
    public const string FilesName = "domainworkers.ministry.files";

    /// <summary>Results: <c>outcome</c> is ingested, or the code that refuses it.</summary>
    public const string ResultsName = "domainworkers.ministry.results";

    /// <summary>Reports that wait to be sent, up to <see cref="MostCounted"/>.</summary>
    public const string WaitingName = "domainworkers.ministry.reports.waiting";

    /// <summary>How long the oldest of them has waited.</summary>
    public const string OldestName = "domainworkers.ministry.reports.oldest";

    /// <summary>Files whose results are awaited.</summary>
    public const string AwaitedName = "domainworkers.ministry.files.awaited";

    /// <summary>1 while the line stands still.</summary>
    public const string StoppedName = "domainworkers.ministry.line.stopped";

    /// <summary>Counting further would cost more than the number is worth.</summary>
    public const int MostCounted = 10_000;

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Files = Meter.CreateCounter<long>(FilesName, "{file}", "Files sent to the ministry.");
    private static readonly Counter<long> Results = Meter.CreateCounter<long>(ResultsName, "{record}", "Results of the ministry.");
    private static readonly Gauge<long> WaitingReports = Meter.CreateGauge<long>(WaitingName, "{domain}", "Reports that wait to be sent.");
    private static readonly Gauge<double> OldestReport = Meter.CreateGauge<double>(OldestName, "s", "Age of the oldest report that waits.");
    private static readonly Gauge<long> AwaitedFiles = Meter.CreateGauge<long>(AwaitedName, "{file}", "Files whose results are awaited.");
    private static readonly Gauge<long> StoppedLine = Meter.CreateGauge<long>(StoppedName, "{line}", "1 while the line stands still.");

    /// <summary>Whether anybody listens to what costs questions to the store.</summary>
    public static bool IsWatched => WaitingReports.Enabled || OldestReport.Enabled || AwaitedFiles.Enabled || StoppedLine.Enabled;

    public static void Sent(UploadAnswer answer, bool again) => Files.Add(1, new("outcome", answer switch
    {
        UploadAnswer.Taken => again ? "resent" : "taken",
        UploadAnswer.Missing => "missing",
        UploadAnswer.Refused { Refusal.Class: MessageClass.Split } => "tooLarge",
        UploadAnswer.Refused => "refused",
        _ => "unanswered",
    }), new("code", answer is UploadAnswer.Refused refused ? CodeOf(refused.Refusal.Code) : ""));

    /// <summary>A file that was in doubt was found there by asking.</summary>
    public static void Found() => Files.Add(1, new("outcome", "taken"), new("code", ""));

    public static void Result(string outcome) => Results.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Line(int waiting, TimeSpan oldest, int awaited, bool stopped)
    {
        WaitingReports.Record(waiting);
        OldestReport.Record(oldest.TotalSeconds);
        AwaitedFiles.Record(awaited);
        StoppedLine.Record(stopped ? 1 : 0);
    }

    private static string CodeOf(int code) => MessageCodes.All.ContainsKey(code) ? code.ToString(CultureInfo.InvariantCulture) : "other";
}
