using DomainWorkers.MiitSimulator;

namespace DomainWorkers.Faults.Ministry;

/// <summary>A step between building a file and acknowledging its result, at which a process dies.</summary>
/// <param name="Name">For people and evidence.</param>
/// <param name="Call">The ministry's call that it is about; null for a step that is seen in the store.</param>
/// <param name="Moment">How far that call has come.</param>
/// <param name="Up">Dies at some time within so many milliseconds after it; 0 while the call is held.</param>
internal sealed record KillPlace(string Name, string? Call, CallMoment Moment, int Up)
{
    /// <summary>Domains name the next file, and the file is not decided.</summary>
    public const string Building = "building";

    /// <summary>The file is decided, and it is not written down that it may have been sent.</summary>
    public const string Deciding = "deciding";

    public static IReadOnlyList<KillPlace> All { get; } =
    [
        new(Building, null, default, 40),
        new(Deciding, null, default, 200),
        new("upload-arrived", "isp_upload", CallMoment.Arrived, 0),
        new("upload-taken", "isp_upload", CallMoment.Done, 0),
        new("upload-answered", "isp_upload", CallMoment.Answered, 30),
        new("question-arrived", "isp_querypreviousupload", CallMoment.Arrived, 0),
        new("question-answered", "isp_querypreviousupload", CallMoment.Answered, 30),
        new("download-arrived", "isp_download", CallMoment.Arrived, 0),
        new("download-sent", "isp_download", CallMoment.Done, 0),
        new("results-half-taken", "isp_download", CallMoment.Answered, 120),
        new("receipt-arrived", "isp_downloadack", CallMoment.Arrived, 0),
        new("receipt-taken", "isp_downloadack", CallMoment.Done, 0),
        new("receipt-answered", "isp_downloadack", CallMoment.Answered, 20),
    ];
}
