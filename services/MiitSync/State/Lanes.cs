using System.Globalization;

namespace DomainWorkers.MiitSync.State;

/// <summary>The queues of due work.</summary>
internal static class Lanes
{
    /// <summary>Something is to be reported.</summary>
    public const string Report = "report";

    /// <summary>Something changes by itself: a name expires.</summary>
    public const string Watch = "watch";

    /// <summary>Files whose results are awaited.</summary>
    public const string Results = "results";

    /// <summary>Questions that wait for a look at the ministry.</summary>
    public const string Questions = "questions";

    /// <summary>Turns at the ministry's counter.</summary>
    public const string Turns = "turns";

    /// <summary>Domains that were taken into a file.</summary>
    public static string Sent(long sequence) => string.Create(CultureInfo.InvariantCulture, $"sent/{sequence}");
}
