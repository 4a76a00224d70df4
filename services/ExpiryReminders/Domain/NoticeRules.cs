using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What an answer from outside means for a notice: done, again later, the next channel, or nobody reached.</summary>
internal static class NoticeRules
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public static NoticeOutcome Conclude(NoticeState notice, MailAnswer answer, NoticeTerms terms, DateTimeOffset machineNow) => answer switch
    {
        MailAnswer.Accepted => new NoticeOutcome.Taken(Released(notice)),
        MailAnswer.AddressRefused(var reply) => NextChannel(notice, Refusals.MailboxRefused(reply), machineNow) with { BadAddress = reply },
        MailAnswer.MailRefused(var reply) => NextChannel(notice, Refusals.MailRefused(reply), machineNow),
        MailAnswer.PutOff => Later(notice, Refusals.MailPutOff, terms, machineNow),
        MailAnswer.Unknown when notice.Doubts >= terms.MaxDoubts => NextChannel(notice, Refusals.MailServerSilent, machineNow),
        MailAnswer.Unknown => new NoticeOutcome.Again(Released(notice) with
        {
            Doubts = notice.Doubts + 1,
            Due = machineNow + BackOff.After(notice.Doubts, FirstPause, LongestPause),
        }),
        _ => Away(notice, terms, machineNow),
    };

    public static NoticeOutcome Conclude(NoticeState notice, PhoneAnswer answer, NoticeTerms terms, DateTimeOffset machineNow) => answer switch
    {
        PhoneAnswer.Accepted => new NoticeOutcome.Taken(Released(notice)),
        PhoneAnswer.Refused => NextChannel(notice, Refusals.PhoneRefused, machineNow),
        _ => Later(notice, Refusals.PhoneSilent, terms, machineNow),
    };

    /// <summary>This channel is done with: the next one is tried at once, and where there is none, nobody was reached.</summary>
    public static NoticeOutcome NextChannel(NoticeState notice, Reason reason, DateTimeOffset machineNow)
    {
        var failed = Released(notice) with { Reasons = [.. notice.Reasons, reason] };
        return notice.Turn + 1 < notice.Channels.Count
            ? new NoticeOutcome.Again(failed with
            {
                Turn = notice.Turn + 1,
                TurnSince = machineNow,
                Delays = 0,
                Doubts = 0,
                Lane = NoticeState.LaneOf(notice.Channels[notice.Turn + 1]),
                Due = machineNow,
            })
            : new NoticeOutcome.Undelivered(failed);
    }

    /// <summary>The claim ended in good order.</summary>
    public static NoticeState Released(NoticeState notice) => notice with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    public static NoticeState Ended(NoticeState notice, NoticeResult result, DateTimeOffset now) =>
        Released(notice) with { Result = result, At = now, Due = null, Lane = null };

    /// <summary>Nothing was tried with this notice, so its pauses do not grow; the server's own rest does.</summary>
    private static NoticeOutcome Away(NoticeState notice, NoticeTerms terms, DateTimeOffset machineNow)
    {
        var later = Later(notice, Refusals.MailServerAway, terms, machineNow);
        return later is NoticeOutcome.Again && later.Notice.Turn == notice.Turn
            ? new NoticeOutcome.ServerAway(later.Notice with { Delays = notice.Delays })
            : later;
    }

    private static NoticeOutcome Later(NoticeState notice, Reason reason, NoticeTerms terms, DateTimeOffset machineNow)
    {
        var isLast = notice.Turn + 1 >= notice.Channels.Count;
        if (machineNow - notice.TurnSince >= (isLast ? terms.GiveUpAfter : terms.SwitchAfter))
            return NextChannel(notice, reason, machineNow);
        return new NoticeOutcome.Again(Released(notice) with
        {
            Delays = notice.Delays + 1,
            Due = machineNow + BackOff.After(notice.Delays, FirstPause, LongestPause),
        });
    }
}

/// <summary>What the settings say about trying.</summary>
internal sealed record NoticeTerms(TimeSpan SwitchAfter, TimeSpan GiveUpAfter, int MaxDoubts);

/// <summary>Where a notice stands after a try.</summary>
internal abstract record NoticeOutcome(NoticeState Notice)
{
    /// <summary>The server's code, where it refused the mailbox for good; it stands beside whatever comes next.</summary>
    public string? BadAddress { get; init; }

    /// <summary>The server or gateway has it.</summary>
    public sealed record Taken(NoticeState Notice) : NoticeOutcome(Notice);

    /// <summary>Later, or by another channel.</summary>
    public sealed record Again(NoticeState Notice) : NoticeOutcome(Notice);

    /// <summary>When our mail server is back.</summary>
    public sealed record ServerAway(NoticeState Notice) : NoticeOutcome(Notice);

    /// <summary>Every channel failed.</summary>
    public sealed record Undelivered(NoticeState Notice) : NoticeOutcome(Notice);
}
