using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.Adapters;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>One try of one notice by one channel. Whether it is still wanted is asked last of all, right before it leaves.</summary>
internal sealed class NoticeRun(
    Documents<PlanState> plans,
    IAddressees addressees,
    AddresseeBook book,
    NoticeComposer composer,
    NoticeDispatch dispatch,
    NoticeLedger ledger,
    ReminderTerms terms,
    IOptions<RemindersOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>False where our mail server cannot be used at all now.</summary>
    public async Task<bool> Try(NoticeState notice, CancellationToken cancellationToken)
    {
        if (await Wanted(notice, cancellationToken) is not { } plan)
            return true;
        var profileId = plan.Record.ProfileId;
        var recipient = profileId is null ? null : await addressees.Read(plan.Account, profileId, notice.Id, cancellationToken);
        if (recipient is null)
            return await ledger.Conclude(Unreachable(notice with { ProfileId = profileId }), cancellationToken);

        var addressed = notice with { ProfileId = profileId, ProfileVersion = recipient.Version };
        if (await Unusable(addressed, recipient, cancellationToken) is { } next)
            return await ledger.Conclude(next, cancellationToken);
        // The vault took its time: a renewal that came meanwhile is heard.
        if (await Wanted(addressed, cancellationToken) is not { } now || now.Record.ProfileId != profileId)
            return true;
        // Whoever lost the claim meanwhile leaves the notice to the one who has it.
        if (addressed.ClaimedUntil - machineClock.GetUtcNow() < dispatch.LongestTry)
            return true;
        var text = composer.Write(addressed, now, terms.For(now.Name, now.ExpiresAt)!, recipient);
        return await Conclude(addressed, now, text, recipient, cancellationToken);
    }

    private async Task<bool> Conclude(NoticeState notice, PlanState plan, NoticeText text, Recipient recipient, CancellationToken cancellationToken)
    {
        var noticeTerms = new NoticeTerms(options.Value.SwitchAfter, options.Value.GiveUpAfter, options.Value.MaxDoubts);
        var outcome = await dispatch.Send(notice, text, recipient, noticeTerms, cancellationToken);
        // The address first: whoever dies in between tries it again and gets the same answer.
        if (outcome.BadAddress is { } reply)
            await book.Refused(plan.Account, notice.ProfileId!, recipient.Version, reply, cancellationToken);
        if (outcome is NoticeOutcome.Taken)
        {
            outcome = outcome with
            {
                Notice = outcome.Notice with
                {
                    ExpiresAt = notice.Kind == NoticeKind.Expiry ? plan.ExpiresAt : null,
                    Template = text.Template,
                    Language = text.Language,
                    MessageId = dispatch.MessageIdOf(notice),
                },
            };
        }

        return await ledger.Conclude(outcome, cancellationToken);
    }

    /// <summary>The plan as it is now; null where nobody needs the notice any more, which is then written down.</summary>
    private async Task<PlanState?> Wanted(NoticeState notice, CancellationToken cancellationToken)
    {
        var plan = await plans.Find(notice.DomainId, cancellationToken);
        if (SendingObjections.Against(notice, plan, plan is null ? null : terms.For(plan.Name, plan.ExpiresAt), clock.GetUtcNow()) is not { } objection)
            return plan;
        await ledger.Skip(notice, objection, cancellationToken);
        return null;
    }

    /// <summary>What follows where this channel cannot even be tried; null where it can.</summary>
    private async Task<NoticeOutcome?> Unusable(NoticeState notice, Recipient recipient, CancellationToken cancellationToken)
    {
        var machineNow = machineClock.GetUtcNow();
        if (notice.Channel == NoticeChannel.Sms)
            return dispatch.HasPhones ? null : NoticeRules.NextChannel(notice, Refusals.PhoneNotOffered, machineNow);
        if (recipient.Address is null)
            return NoticeRules.NextChannel(notice, Refusals.AddressUnusable, machineNow);
        return await book.RefusedLately(notice.ProfileId!, recipient.Version, cancellationToken) is { } reply
            ? NoticeRules.NextChannel(notice, Refusals.MailboxRefused(reply), machineNow)
            : null;
    }

    private static NoticeOutcome.Undelivered Unreachable(NoticeState notice) =>
        new(NoticeRules.Released(notice) with { Reasons = [.. notice.Reasons, Refusals.NoAddressee] });
}
