using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What is told of a line of the ledger, each once under the line's id.</summary>
internal static class LedgerEvents
{
    public static Announcement Sent(NoticeState notice) => new(
        new NoticeSent
        {
            Account = notice.Account,
            At = notice.At!.Value,
            DomainId = notice.DomainId,
            DomainName = notice.DomainName,
            Kind = notice.Kind,
            Stage = notice.Stage,
            Day = notice.Day,
            ExpiresAt = notice.ExpiresAt,
            DueAt = notice.DueAt,
            ProfileId = notice.ProfileId!,
            ProfileVersion = notice.ProfileVersion!.Value,
            Channel = notice.Channel,
            Template = notice.Template!,
            Language = notice.Language!,
            MessageId = notice.MessageId!,
        },
        notice.Id);

    public static Announcement Skipped(NoticeState notice) => new(
        new NoticeSkipped
        {
            Account = notice.Account,
            At = notice.At!.Value,
            DomainId = notice.DomainId,
            DomainName = notice.DomainName,
            Kind = notice.Kind,
            Stage = notice.Stage,
            Day = notice.Day,
            DueAt = notice.DueAt,
            Reasons = notice.Reasons,
        },
        notice.Id);

    public static Announcement Undelivered(NoticeState notice) => new(
        new NoticeUndelivered
        {
            Account = notice.Account,
            At = notice.At!.Value,
            DomainId = notice.DomainId,
            DomainName = notice.DomainName,
            Kind = notice.Kind,
            Stage = notice.Stage,
            Day = notice.Day,
            DueAt = notice.DueAt,
            ProfileId = notice.ProfileId,
            ProfileVersion = notice.ProfileVersion,
            Channels = notice.Channels,
            Reasons = notice.Reasons,
        },
        notice.Id);

    /// <summary>The line as a question about the ledger is answered.</summary>
    public static NoticeEntry Entry(NoticeState notice) => new()
    {
        Kind = notice.Kind,
        Stage = notice.Stage,
        Day = notice.Day,
        Result = notice.Result,
        DueAt = notice.DueAt,
        At = notice.At,
        ProfileId = notice.ProfileId,
        ProfileVersion = notice.ProfileVersion,
        Channel = notice.Result == NoticeResult.Sent ? notice.Channel : null,
        Template = notice.Template,
        Language = notice.Language,
        MessageId = notice.MessageId,
        Reasons = notice.Reasons,
    };
}
