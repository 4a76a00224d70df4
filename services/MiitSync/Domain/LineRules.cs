using System.Globalization;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>When the line stands still for a person to look, when it moves again, and what the operator is told of both.</summary>
internal static class LineRules
{
    /// <summary>The line stands still. The same reason again is no news.</summary>
    public static (UploadLine Line, IReadOnlyList<Announcement> Say) Stop(UploadLine line, string reason, int? messageCode, string account, DateTimeOffset now)
    {
        if (line.Stopped == reason)
            return (line, []);
        var stopped = line with { Stopped = reason, StoppedAt = line.StoppedAt ?? now, StopRevision = line.StopRevision + 1 };
        return (stopped, [Say(stopped, new MinistryLineStopped
        {
            Account = account,
            Unit = Unit(line),
            At = now,
            MessageCode = messageCode,
            Reason = reason,
            Revision = stopped.StopRevision,
        })]);
    }

    /// <summary>The ministry has taken what we sent, or told what we asked.</summary>
    public static (UploadLine Line, IReadOnlyList<Announcement> Say) Resume(UploadLine line, string account, DateTimeOffset now)
    {
        if (line.Stopped is null)
            return (line, []);
        var moving = line with { Stopped = null, StoppedAt = null, StopRevision = line.StopRevision + 1 };
        return (moving, [Say(moving, new MinistryLineResumed
        {
            Account = account,
            Unit = Unit(line),
            At = now,
            StoppedAt = line.StoppedAt ?? now,
            Revision = moving.StopRevision,
        })]);
    }

    private static Announcement Say(UploadLine line, object message) => new(message, $"{line.Id}\n{line.StopRevision}");

    private static long Unit(UploadLine line) => long.Parse(line.Id, NumberStyles.None, CultureInfo.InvariantCulture);
}
