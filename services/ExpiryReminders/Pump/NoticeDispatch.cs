using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.Correspondence;
using DomainWorkers.ExpiryReminders.Adapters;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>Hands a written notice to its channel, always under the same id, and says what the answer means.</summary>
internal sealed class NoticeDispatch(
    IMailer mailer,
    IPhoneMessages phones,
    MessageIds messageIds,
    IOptions<MailOptions> mailOptions,
    IOptions<SmsOptions> smsOptions,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>Whether short messages are offered at all.</summary>
    public bool HasPhones => phones.IsOffered;

    /// <summary>How long one try may take, whatever the channel.</summary>
    public TimeSpan LongestTry => mailOptions.Value.Timeout > smsOptions.Value.Timeout ? mailOptions.Value.Timeout : smsOptions.Value.Timeout;

    public string MessageIdOf(NoticeState notice) =>
        notice.Channel == NoticeChannel.Mail ? messageIds.ForMail(notice.Id) : MessageIds.ForPhone(notice.Id);

    public async Task<NoticeOutcome> Send(
        NoticeState notice, NoticeText text, Recipient recipient, NoticeTerms terms, CancellationToken cancellationToken)
    {
        var id = MessageIdOf(notice);
        if (notice.Channel == NoticeChannel.Sms)
        {
            var phone = await Send(id, recipient.Phone, text.Body, cancellationToken);
            return NoticeRules.Conclude(notice, phone, terms, machineClock.GetUtcNow());
        }

        var mail = new OutgoingMail(id, recipient.Address!, new MailText(text.Subject, text.Body), clock.GetUtcNow());
        var answer = await Send(mail, cancellationToken);
        return NoticeRules.Conclude(notice, answer, terms, machineClock.GetUtcNow());
    }

    private async Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var call = WorkerTrace.Call("hand over mail");
        var answer = await mailer.Send(mail, cancellationToken);
        var result = answer switch
        {
            MailAnswer.Accepted => "accepted",
            MailAnswer.AddressRefused or MailAnswer.MailRefused => "refused",
            MailAnswer.PutOff => "later",
            MailAnswer.ServerAway => "away",
            _ => "unknown",
        };
        call.End(result, isError: answer is MailAnswer.ServerAway or MailAnswer.Unknown);
        WorkerMeters.Mailed(ExpiryRemindersModule.WorkerName, "mail", result);
        return answer;
    }

    private async Task<PhoneAnswer> Send(string id, string phone, string text, CancellationToken cancellationToken)
    {
        using var call = WorkerTrace.Call("hand over short message");
        var answer = await phones.Send(id, phone, text, cancellationToken);
        var result = answer switch
        {
            PhoneAnswer.Accepted => "accepted",
            PhoneAnswer.Refused => "refused",
            _ => "later",
        };
        call.End(result, isError: answer == PhoneAnswer.Later);
        WorkerMeters.Mailed(ExpiryRemindersModule.WorkerName, "sms", result);
        return answer;
    }
}
