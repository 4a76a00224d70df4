using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NoticeChannel = DomainWorkers.Contracts.Reminders.NoticeChannel;
using PolicyChannel = DomainWorkers.RegistrarPolicy.NoticeChannel;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>Writes the notice ledger: a line when a notice is ordered or skipped, and what became of it. Every end is told in the same write.</summary>
internal sealed partial class NoticeLedger(
    Documents<NoticeState> notices,
    IOptions<RemindersOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<NoticeLedger> logger)
{
    private const int MaxAttempts = 4;

    /// <summary>Writes the line of a notice, to be sent or skipped; one that stands already stays as it is.</summary>
    public async Task Order(PlanState plan, NoticeOrder order, CancellationToken cancellationToken)
    {
        var planned = order.Notice;
        List<NoticeChannel> channels = [.. planned.Stage.Channels.Select(channel => channel == PolicyChannel.Sms ? NoticeChannel.Sms : NoticeChannel.Mail)];
        var machineNow = machineClock.GetUtcNow();
        var notice = new NoticeState
        {
            Id = NoticeState.IdOf(plan.Id, planned.Kind, planned.Day, planned.Stage.Name),
            Account = plan.Account,
            DomainId = plan.Id,
            DomainName = plan.Name,
            Kind = planned.Kind,
            Stage = planned.Stage.Name,
            Day = planned.Day,
            DueAt = planned.DueAt,
            ExpiresAt = planned.Kind == NoticeKind.Expiry ? plan.ExpiresAt : null,
            Channels = channels,
            TurnSince = machineNow,
            Lane = NoticeState.LaneOf(channels[0]),
            Due = machineNow,
        };
        if (order.Skip is not { } reason)
        {
            await notices.Insert(notice, [], cancellationToken);
            return;
        }

        var skipped = Skipped(notice, reason);
        await notices.Insert(skipped, [LedgerEvents.Skipped(skipped)], cancellationToken);
    }

    /// <summary>The stages of the plan's expiry that were sent.</summary>
    public async Task<IReadOnlyList<string>> Sent(PlanState plan, CancellationToken cancellationToken)
    {
        List<string> sent = [];
        foreach (var stage in plan.Settled)
        {
            var id = NoticeState.IdOf(plan.Id, NoticeKind.Expiry, ShanghaiTime.DateOf(plan.ExpiresAt!.Value), stage);
            if (await notices.Find(id, cancellationToken) is { Result: NoticeResult.Sent })
                sent.Add(stage);
        }

        return sent;
    }

    /// <summary>Nobody needs it any more.</summary>
    public async Task Skip(NoticeState notice, Reason reason, CancellationToken cancellationToken)
    {
        LogSkipped(notice.Id, reason.Code);
        var skipped = Skipped(notice, reason);
        await notices.Save(skipped, [LedgerEvents.Skipped(skipped)], cancellationToken);
    }

    /// <summary>Writes down what a try came to. False where our mail server cannot be used at all now.</summary>
    public async Task<bool> Conclude(NoticeOutcome outcome, CancellationToken cancellationToken)
    {
        var notice = outcome.Notice;
        switch (outcome)
        {
            case NoticeOutcome.Taken:
                var sent = NoticeRules.Ended(notice, NoticeResult.Sent, clock.GetUtcNow());
                LogSent(sent.Id, sent.Channel, sent.MessageId!);
                await Insist(sent, [LedgerEvents.Sent(sent)], cancellationToken);
                return true;
            case NoticeOutcome.Undelivered:
                var undelivered = NoticeRules.Ended(notice, NoticeResult.Undelivered, clock.GetUtcNow());
                LogUndelivered(undelivered.Id, undelivered.Reasons[^1].Code);
                await Insist(undelivered, [LedgerEvents.Undelivered(undelivered)], cancellationToken);
                return true;
            default:
                LogAgain(notice.Id, notice.Channel, notice.Due!.Value);
                await Insist(notice, [], cancellationToken);
                return outcome is not NoticeOutcome.ServerAway;
        }
    }

    /// <summary>Sets it aside for a person.</summary>
    public async Task Park(NoticeState notice, CancellationToken cancellationToken)
    {
        LogParked(notice.Id, notice.Claims);
        var parked = NoticeRules.Ended(notice, NoticeResult.Parked, clock.GetUtcNow()) with
        {
            ParkedBecause = "Too many tries in a row ended without an outcome.",
        };
        if (await notices.Replace(parked, [], cancellationToken))
            WorkerMeters.SetAside(ExpiryRemindersModule.WorkerName, "notice");
    }

    /// <summary>A bug of ours ended the try: the claim count stays raised, so that the last one is told.</summary>
    public async Task Failed(NoticeState notice, CancellationToken cancellationToken) =>
        await notices.Save(notice with
        {
            ClaimedUntil = null,
            ClaimedBy = null,
            Due = machineClock.GetUtcNow() + BackOff.After(notice.Claims, TimeSpan.FromSeconds(1), options.Value.LongestPause),
        }, cancellationToken);

    /// <summary>
    /// What a server said cannot be asked again without sending again: a store that does not answer is tried a few times. Null answers are
    /// another's write, or our own of which we did not hear.
    /// </summary>
    private async Task Insist(NoticeState notice, IReadOnlyList<Announcement> say, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await notices.Replace(notice, say, cancellationToken);
                return;
            }
            catch (TransientException) when (attempt < MaxAttempts)
            {
                LogInsists(notice.Id);
            }
        }
    }

    private NoticeState Skipped(NoticeState notice, Reason reason) =>
        NoticeRules.Ended(notice, NoticeResult.Skipped, clock.GetUtcNow()) with { Reasons = [.. notice.Reasons, reason] };

    [LoggerMessage(EventId = 5201, Level = LogLevel.Information, Message = "Notice {Notice} was taken by {Channel} as {MessageId}")]
    private partial void LogSent(string notice, NoticeChannel channel, string messageId);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "Notice {Notice} reached nobody: {Code}")]
    private partial void LogUndelivered(string notice, string code);

    [LoggerMessage(EventId = 5203, Level = LogLevel.Information, Message = "Notice {Notice} is tried again by {Channel} at {Due}")]
    private partial void LogAgain(string notice, NoticeChannel channel, DateTimeOffset due);

    [LoggerMessage(EventId = 5204, Level = LogLevel.Information, Message = "Notice {Notice} is not needed any more: {Code}")]
    private partial void LogSkipped(string notice, string code);

    [LoggerMessage(EventId = 5206, Level = LogLevel.Warning, Message = "What became of notice {Notice} could not be stored; it is tried at once again")]
    private partial void LogInsists(string notice);

    [LoggerMessage(EventId = 5205, Level = LogLevel.Error, Message = "Notice {Notice} is set aside for a person after {Claims} claims in a row")]
    private partial void LogParked(string notice, int claims);
}
