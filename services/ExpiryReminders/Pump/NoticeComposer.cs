using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.Adapters;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>Writes a notice from what is so at the moment of sending.</summary>
internal sealed class NoticeComposer(IOptions<RemindersOptions> options, TimeProvider clock)
{
    public NoticeText Write(NoticeState notice, PlanState plan, PlanTerms terms, Recipient recipient)
    {
        var expiresAt = plan.ExpiresAt!.Value;
        var phase = NoticeFacts.PhaseOf(notice.Kind, plan.Record.Status == DomainStatus.Redemption, expiresAt, clock.GetUtcNow());
        var page = phase == NoticePhase.DataReview ? options.Value.ReviewPage : options.Value.RenewPage;
        var facts = new NoticeFacts(
            phase,
            Shown.Name(plan.Record.Name, plan.Record.UnicodeName),
            expiresAt,
            terms.Lifecycle.DatesFor(expiresAt).GraceEndsAt,
            NoticeCalendar.RedemptionEnds(plan, terms),
            page?.Replace("{domain}", plan.Id, StringComparison.Ordinal),
            plan.AutoRenew is { Enabled: true },
            NoticeFacts.HideEmail(recipient.Address),
            NoticeFacts.HidePhone(recipient.Phone));
        var language = NoticeText.LanguageOf(recipient.Region);
        return notice.Channel == NoticeChannel.Mail ? NoticeText.Mail(facts, language) : NoticeText.Sms(facts, language);
    }
}
