using System.Globalization;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>
/// Fetches what the ministry has for us: takes a file into account, writes down that it was, acknowledges it. A process may die between any
/// two of these: the file comes again, and what it says is done once.
/// </summary>
internal sealed partial class DownloadRound(
    IMinistry ministry,
    ResultDesk results,
    Documents<DownloadTurn> turns,
    Documents<DownloadedFile> taken,
    ProcessIdentity identity,
    IOptions<ReportingOptions> options,
    CounterHours hours,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<DownloadRound> logger)
{
    // Reports go out in between, so that a long queue does not hold them up.
    private const int Batch = 20;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private string TurnId { get; } = ministry.Unit.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when there may be more at once.</summary>
    public async Task<bool> Run(CancellationToken cancellationToken)
    {
        if (await Claim(cancellationToken) is not { } turn)
            return false;
        if (hours.MaintenanceUntil(clock.GetUtcNow()) is not null)
            return await End(turn, options.Value.DownloadEvery, 0, cancellationToken);

        for (var fetched = 0; fetched < Batch && machineClock.GetUtcNow() < turn.ClaimedUntil; fetched++)
        {
            var answer = await ministry.Download(cancellationToken);
            MinistryFigures.Fetched(answer);
            switch (answer)
            {
                case DownloadAnswer.Nothing:
                    return await End(turn, options.Value.DownloadEvery, 0, cancellationToken);
                case DownloadAnswer.File file:
                    await Take(file, cancellationToken);
                    if (!await ministry.Acknowledge(file.Name, cancellationToken))
                        return await Fail(turn, "a receipt had no answer", cancellationToken);
                    break;
                case DownloadAnswer.Refused refused:
                    return await Fail(turn, $"msg_code {refused.Refusal.Code}", cancellationToken);
                case DownloadAnswer.Unknown unknown:
                    return await Fail(turn, unknown.Detail, cancellationToken);
            }
        }

        await End(turn, TimeSpan.Zero, 0, cancellationToken);
        return true;
    }

    private async Task Take(DownloadAnswer.File file, CancellationToken cancellationToken)
    {
        var id = $"{TurnId}/{file.Name}/{file.Hash}";
        if (await taken.Find(id, cancellationToken) is not null)
            return;
        var (records, unmatched) = await results.Take(id, file.Content, cancellationToken);
        if (unmatched > 0)
            LogUnmatched(file.Name, unmatched, records);
        var kind = file.Content is DownloadContent.Other other ? other.Kind : file.Content.GetType().Name;
        await taken.Insert(
            new DownloadedFile { Id = id, Kind = kind, At = clock.GetUtcNow(), Records = records, Unmatched = unmatched }, [], cancellationToken);
        LogTaken(file.Name, kind, records);
    }

    private async Task<DownloadTurn?> Claim(CancellationToken cancellationToken)
    {
        var now = machineClock.GetUtcNow();
        if (await turns.Find(TurnId, cancellationToken) is null)
            await turns.Insert(new DownloadTurn { Id = TurnId, Lane = Lanes.Turns, Due = now }, [], cancellationToken);
        return await turns.Claim(TurnId, identity.Owner, now, options.Value.Lease, cancellationToken);
    }

    private Task<bool> Fail(DownloadTurn turn, string detail, CancellationToken cancellationToken)
    {
        LogFailed(TurnId, detail);
        return End(turn, BackOff.After(turn.Failures, FirstPause, options.Value.LongestPause), turn.Failures + 1, cancellationToken);
    }

    private async Task<bool> End(DownloadTurn turn, TimeSpan rest, int failures, CancellationToken cancellationToken)
    {
        await turns.Save(
            turn with { Due = machineClock.GetUtcNow() + rest, Failures = failures, ClaimedUntil = null, ClaimedBy = null, Claims = 0 }, cancellationToken);
        return false;
    }

    [LoggerMessage(EventId = 5201, Level = LogLevel.Information, Message = "File {File} of the ministry was taken into account: {Kind}, {Records} records")]
    private partial void LogTaken(string file, string kind, int records);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "File {File} of the ministry has {Unmatched} of {Records} results that belong to no report of ours")]
    private partial void LogUnmatched(string file, int unmatched, int records);

    [LoggerMessage(EventId = 5203, Level = LogLevel.Warning, Message = "Unit {Unit}: results cannot be fetched: {Detail}")]
    private partial void LogFailed(string unit, string detail);
}
