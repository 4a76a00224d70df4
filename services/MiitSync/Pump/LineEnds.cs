using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>How a round of the line ends: when the next one begins, and what waits meanwhile. Each gives the claim back.</summary>
internal sealed partial class LineEnds(
    Documents<UploadLine> lines,
    Documents<ReportedDomain> domains,
    CounterHours hours,
    IOptions<ReportingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<LineEnds> logger)
{
    private const int PostponedAtOnce = 500;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>There may be more to do at once.</summary>
    public async Task<bool> Go(UploadLine line, CancellationToken cancellationToken) =>
        await Resume(line, TimeSpan.Zero, cancellationToken);

    /// <summary>There is nothing to do.</summary>
    public async Task<bool> Rest(UploadLine line, TimeSpan rest, CancellationToken cancellationToken)
    {
        await Resume(line, rest, cancellationToken);
        return false;
    }

    /// <summary>The counter is closed; what is due waits until it opens.</summary>
    public async Task<bool> Close(UploadLine line, DateTimeOffset opens, CancellationToken cancellationToken)
    {
        await Postpone(opens, cancellationToken);
        await End(line, options.Value.Every, cancellationToken);
        return false;
    }

    /// <summary>The ministry has not sent its code tables yet; what is due waits.</summary>
    public async Task<bool> Lack(UploadLine line, CancellationToken cancellationToken)
    {
        if (await Postpone(clock.GetUtcNow() + options.Value.LongestPause, cancellationToken) is > 0 and var waiting)
            LogLacking(line.Id, waiting);
        await End(line, options.Value.Every, cancellationToken);
        return false;
    }

    /// <summary>The ministry said no, by code.</summary>
    public async Task<bool> Refused(UploadLine line, CallRefusal refusal, CancellationToken cancellationToken)
    {
        if (refusal.Class == MessageClass.Later)
        {
            LogLater(line.Id, refusal.Code);
            return await Pause(line, cancellationToken);
        }

        return await Stop(line, $"msg_code {refusal.Code}", refusal.Code, cancellationToken);
    }

    /// <summary>It is not known what the ministry did.</summary>
    public async Task<bool> NoAnswer(UploadLine line, string detail, CancellationToken cancellationToken)
    {
        LogNoAnswer(line.Id, detail);
        return await Pause(line, cancellationToken);
    }

    /// <summary>A person has to look; it is tried again now and then, in case somebody has.</summary>
    public Task<bool> Stop(UploadLine line, string reason, CancellationToken cancellationToken) => Stop(line, reason, null, cancellationToken);

    /// <summary>The file is no longer decided; the next one has half as many records. The claim stays.</summary>
    public Task<UploadLine?> Undo(UploadLine line, CancellationToken cancellationToken) =>
        lines.Save(line with { Open = null, MostRecords = Math.Max(1, line.Open!.Records.Count / 2) }, cancellationToken);

    /// <summary>
    /// What falls due while the line rests cannot be done now, and says so by its due time; a page at a time, and it says how many there were.
    /// </summary>
    public Task<int> Postpone(UploadLine line, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (hours.ClosedUntil(now) is { } opens)
            return Postpone(opens, cancellationToken);
        var rests = line.Failures > 0 && line.Due > machineClock.GetUtcNow();
        var pause = line.Stopped is null ? options.Value.LongestPause : options.Value.StoppedPause;
        return rests ? Postpone(now + pause, cancellationToken) : Task.FromResult(0);
    }

    private async Task<bool> Pause(UploadLine line, CancellationToken cancellationToken)
    {
        var pause = BackOff.After(line.Failures, FirstPause, options.Value.LongestPause);
        await Postpone(clock.GetUtcNow() + options.Value.LongestPause, cancellationToken);
        await End(line with { Failures = line.Failures + 1 }, pause, cancellationToken);
        return false;
    }

    private async Task<bool> Stop(UploadLine line, string reason, int? messageCode, CancellationToken cancellationToken)
    {
        LogStopped(line.Id, reason);
        var now = clock.GetUtcNow();
        await Postpone(now + options.Value.StoppedPause, cancellationToken);
        var (stopped, say) = LineRules.Stop(line, reason, messageCode, options.Value.Operator, now);
        await End(stopped with { Failures = line.Failures + 1 }, options.Value.StoppedPause, cancellationToken, say);
        return false;
    }

    private Task<bool> Resume(UploadLine line, TimeSpan rest, CancellationToken cancellationToken)
    {
        var (moving, say) = LineRules.Resume(line, options.Value.Operator, clock.GetUtcNow());
        return End(moving with { Failures = 0 }, rest, cancellationToken, say);
    }

    private async Task<int> Postpone(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var due = await domains.Due(Lanes.Report, clock.GetUtcNow(), PostponedAtOnce, cancellationToken);
        foreach (var id in due)
        {
            if (await domains.Find(id, cancellationToken) is { } domain)
                await domains.Save(ReportRules.Postpone(domain, until), cancellationToken);
        }

        return due.Count;
    }

    private async Task<bool> End(
        UploadLine line, TimeSpan rest, CancellationToken cancellationToken, IReadOnlyList<Announcement>? say = null) => await lines.Save(
        line with { Due = machineClock.GetUtcNow() + rest, ClaimedUntil = null, ClaimedBy = null, Claims = 0 }, say ?? [], cancellationToken) is not null;

    [LoggerMessage(EventId = 5111, Level = LogLevel.Warning, Message = "Unit {Unit}: the ministry says later ({Code})")]
    private partial void LogLater(string unit, int code);

    [LoggerMessage(EventId = 5112, Level = LogLevel.Warning, Message = "Unit {Unit}: no answer of the ministry: {Detail}")]
    private partial void LogNoAnswer(string unit, string detail);

    [LoggerMessage(EventId = 5114, Level = LogLevel.Warning, Message = "Unit {Unit}: {Waiting} domains wait for the ministry's code tables, which have not come yet")]
    private partial void LogLacking(string unit, int waiting);

    [LoggerMessage(EventId = 5113, Level = LogLevel.Error, Message = "Unit {Unit}: the line stands still until somebody looks: {Reason}")]
    private partial void LogStopped(string unit, string reason);
}
