using System.Globalization;
using DomainWorkers.BuildingBlocks;
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
/// One round of the line, by whoever holds its claim: decide the next file, send it until it is taken, write down that it is. Each step is
/// one write, and each can be repeated by another process.
/// </summary>
internal sealed partial class UploadRound(
    IMinistry ministry,
    FileBuilding building,
    LineEnds ends,
    IUploadArchive archive,
    Documents<UploadLine> lines,
    Documents<UploadFile> files,
    ProcessIdentity identity,
    IOptions<ReportingOptions> options,
    CounterHours hours,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<UploadRound> logger)
{
    private string LineId { get; } = ministry.Unit.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when there may be more to do at once.</summary>
    public async Task<bool> Run(CancellationToken cancellationToken)
    {
        if (await Claim(cancellationToken) is not { } line)
            return false;
        if (hours.ClosedUntil(clock.GetUtcNow()) is { } opens)
            return await ends.Close(line, opens, cancellationToken);
        if (line.Last is null)
            return await Begin(line, cancellationToken);
        if (line.Open is not null)
            return await Send(line, cancellationToken);

        if (await building.Codes(line, cancellationToken) is not { } codes)
            return await ends.Lack(line, cancellationToken);

        var open = await building.Build(line, codes, cancellationToken);
        if (open is null)
            return await ends.Rest(line, options.Value.Every, cancellationToken);
        // From here on the file is decided: the same bytes, until they are taken.
        if (await lines.Save(line with { Open = open }, cancellationToken) is { } decided)
            return await Send(decided, cancellationToken);
        var now = await lines.Find(LineId, cancellationToken);
        var theirs = now?.Open?.Sequence == open.Sequence
            ? now.Open.Records
            : (await files.Find(UploadFile.IdOf(ministry.Unit, open.Sequence), cancellationToken))?.Records;
        await building.GiveUp(open, now, theirs, cancellationToken);
        return false;
    }

    private async Task<UploadLine?> Claim(CancellationToken cancellationToken)
    {
        var now = machineClock.GetUtcNow();
        if (await lines.Find(LineId, cancellationToken) is null)
            await lines.Insert(new UploadLine { Id = LineId, Lane = Lanes.Turns, Due = now, MostRecords = ministry.MostRecords }, [], cancellationToken);
        return await lines.Claim(LineId, identity.Owner, now, options.Value.Lease, cancellationToken);
    }

    /// <summary>The first time: the ministry says where the numbers stand.</summary>
    private async Task<bool> Begin(UploadLine line, CancellationToken cancellationToken)
    {
        switch (await ministry.Previous(cancellationToken))
        {
            case PreviousAnswer.File file:
                LogBegun(ministry.Unit, file.Sequence);
                return await ends.Go(line with { Last = file.Sequence }, cancellationToken);
            case PreviousAnswer.Refused refused:
                return await ends.Refused(line, refused.Refusal, cancellationToken);
            case PreviousAnswer.Unknown unknown:
                return await ends.NoAnswer(line, unknown.Detail, cancellationToken);
            default:
                return false;
        }
    }

    private async Task<bool> Send(UploadLine line, CancellationToken cancellationToken)
    {
        var open = line.Open!;
        if (open.Sends > 0)
        {
            // Somebody may have sent it: the ministry knows.
            switch (await ministry.Previous(cancellationToken))
            {
                case PreviousAnswer.File file when SequenceRules.Judge(open, file) is var verdict && verdict != SequenceVerdict.NotTaken:
                    if (verdict == SequenceVerdict.Taken)
                        MinistryMetrics.Found();
                    return verdict == SequenceVerdict.Taken
                        ? await Taken(line, cancellationToken)
                        : await ends.Stop(line, $"The ministry's last file is {file.Sequence} with another content; ours would be {open.Sequence}.", cancellationToken);
                case PreviousAnswer.Refused refused:
                    return await ends.Refused(line, refused.Refusal, cancellationToken);
                case PreviousAnswer.Unknown unknown:
                    return await ends.NoAnswer(line, unknown.Detail, cancellationToken);
            }
        }

        if (await archive.Open(open.BlobId, Reference(open.Sequence), cancellationToken) is not { } content)
            return await ends.Stop(line, $"The bytes of file {open.Sequence} cannot be opened.", cancellationToken);
        // Intent first: who comes after a death here has to ask.
        if (await lines.Save(line with { Open = open with { Sends = open.Sends + 1 } }, cancellationToken) is not { } sending
            || machineClock.GetUtcNow() >= sending.ClaimedUntil)
            return false;
        var answer = await ministry.Upload(open.Sequence, content, cancellationToken);
        MinistryMetrics.Sent(answer, again: false);
        return await Conclude(sending, answer, cancellationToken);
    }

    private async Task<bool> Conclude(UploadLine line, UploadAnswer answer, CancellationToken cancellationToken)
    {
        MinistryFigures.Sent(answer);
        switch (answer)
        {
            case UploadAnswer.Taken:
                return await Taken(line, cancellationToken);
            case UploadAnswer.Missing missing when missing.Sequences.Count > 0 && missing.Sequences.All(number => number < line.Open!.Sequence):
                return await Heal(line, missing.Sequences, cancellationToken);
            case UploadAnswer.Missing:
                // It names a later number than ours: ours was taken. The question in the next round proves it.
                return await ends.Go(line, cancellationToken);
            case UploadAnswer.Refused { Refusal.Class: MessageClass.Split }:
                return await Split(line, cancellationToken);
            case UploadAnswer.Refused refused:
                return await ends.Refused(line, refused.Refusal, cancellationToken);
            case UploadAnswer.Unknown unknown:
                return await ends.NoAnswer(line, unknown.Detail, cancellationToken);
            default:
                return false;
        }
    }

    /// <summary>The file in the store first, then the line: a result that comes in between finds its file either way.</summary>
    private async Task<bool> Taken(UploadLine line, CancellationToken cancellationToken)
    {
        var open = line.Open!;
        var now = clock.GetUtcNow();
        await files.Insert(
            new UploadFile
            {
                Id = UploadFile.IdOf(ministry.Unit, open.Sequence), Sequence = open.Sequence, BlobId = open.BlobId, Hash = open.Hash,
                Records = open.Records, TakenAt = now, Lane = Lanes.Results, Due = now + options.Value.Overdue,
            },
            [], cancellationToken);
        LogTaken(ministry.Unit, open.Sequence, open.Records.Count, open.Sends);
        return await ends.Go(line with { Last = open.Sequence, Open = null, MostRecords = ministry.MostRecords }, cancellationToken);
    }

    /// <summary>Sends exactly what the ministry says is missing, in order, byte for byte.</summary>
    private async Task<bool> Heal(UploadLine line, IReadOnlyList<long> missing, CancellationToken cancellationToken)
    {
        LogGap(ministry.Unit, line.Open!.Sequence, string.Join(' ', missing));
        foreach (var sequence in missing.Order())
        {
            var file = await files.Find(UploadFile.IdOf(ministry.Unit, sequence), cancellationToken);
            var content = file is null ? null : await archive.Open(file.BlobId, Reference(sequence), cancellationToken);
            if (file is null || content is null)
                return await ends.Stop(line, $"The ministry asks for file {sequence}, which is not there any more.", cancellationToken);
            if (machineClock.GetUtcNow() >= line.ClaimedUntil)
                return false;
            var answer = await ministry.Upload(sequence, content, cancellationToken);
            MinistryMetrics.Sent(answer, again: true);
            switch (answer)
            {
                case UploadAnswer.Taken:
                    await files.Save(file with { Resent = file.Resent + 1, Lane = Lanes.Results, Due = clock.GetUtcNow() + options.Value.Overdue }, cancellationToken);
                    break;
                case UploadAnswer.Refused refused:
                    return await ends.Refused(line, refused.Refusal, cancellationToken);
                case UploadAnswer.Unknown unknown:
                    return await ends.NoAnswer(line, unknown.Detail, cancellationToken);
                default:
                    // The gap lies elsewhere by now: the next round asks again.
                    return await ends.Go(line, cancellationToken);
            }
        }

        return await ends.Go(line, cancellationToken);
    }

    /// <summary>Not taken, and never will be as it is: its domains go back, and the next file has half as many.</summary>
    private async Task<bool> Split(UploadLine line, CancellationToken cancellationToken)
    {
        var open = line.Open!;
        LogTooLarge(ministry.Unit, open.Sequence, open.Records.Count);
        if (await ends.Undo(line, cancellationToken) is not { } free)
            return false;
        await building.PutBack(open.Sequence, open.Records.Select(record => record.DomainId), cancellationToken);
        if (open.Records.Count == 1)
            await building.Block(open.Records[0].DomainId, cancellationToken);
        return await ends.Go(free, cancellationToken);
    }

    private string Reference(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{ministry.Unit}/{sequence}");

    [LoggerMessage(EventId = 5101, Level = LogLevel.Information, Message = "Unit {Unit} begins after file {Sequence}")]
    private partial void LogBegun(long unit, long sequence);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Information, Message = "Unit {Unit}: file {Sequence} with {Records} records was taken, sent {Sends} times")]
    private partial void LogTaken(long unit, long sequence, int records, int sends);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Warning, Message = "Unit {Unit}: before file {Sequence} the ministry lacks {Missing}")]
    private partial void LogGap(long unit, long sequence, string missing);

    [LoggerMessage(EventId = 5104, Level = LogLevel.Warning, Message = "Unit {Unit}: file {Sequence} with {Records} records is too large for the ministry")]
    private partial void LogTooLarge(long unit, long sequence, int records);
}
