using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Adapters;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>One try of one code to a phone. The gateway tells a repeat by the operation, and so does the code.</summary>
internal sealed class PhoneRun(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    IAddressees addressees,
    IPhoneMessages phones,
    VerificationKeys keys,
    VerificationTerms terms,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task Try(OperationState operation, CancellationToken cancellationToken)
    {
        var id = AddressState.IdOf(operation.Account, operation.AddressId!);
        var now = clock.GetUtcNow();
        var phoneTerms = terms.Phone(now);
        var ends = operation.AcceptedAt.AddMinutes(phoneTerms.Minutes);
        var code = keys.CodeOf(id, operation.Id);
        var phone = operation.ProfileId is { } profileId ? await addressees.ReadPhone(profileId, operation.Id, cancellationToken) : null;
        if (now >= ends || phone is null)
        {
            await End(operation, SendProgress.Undelivered, Refused(operation, Refusals.PhoneRefused), cancellationToken);
            return;
        }

        if (await addresses.Find(id, cancellationToken) is not { Status: EmailAddressStatus.Verified } address)
        {
            await End(operation, SendProgress.Superseded, Refused(operation, Refusals.CodeNotNeeded), cancellationToken);
            return;
        }

        if (address.DeletionCode?.Message != operation.Id)
            await Keep(address, new DeletionCode { Message = operation.Id, Hash = keys.HashOf(SecretUse.DeleteAddress, id, code), ExpiresAt = ends }, cancellationToken);

        var sent = await phones.Send(MessageIds.ForPhone(operation.Id), phone, MailTexts.CodeText(code, phoneTerms.Minutes), cancellationToken);
        WorkerMeters.Mailed(EmailVerificationModule.WorkerName, "sms", sent switch
        {
            PhoneAnswer.Accepted => "accepted",
            PhoneAnswer.Refused => "refused",
            _ => "later",
        });
        switch (sent)
        {
            case PhoneAnswer.Accepted:
                await End(operation, SendProgress.Sent, Sent(operation, ends), cancellationToken);
                break;
            case PhoneAnswer.Refused:
                await End(operation, SendProgress.Undelivered, Refused(operation, Refusals.PhoneRefused), cancellationToken);
                break;
            default:
                await operations.Save(SendingRules.Released(operation) with
                {
                    Delays = operation.Delays + 1,
                    Due = machineClock.GetUtcNow() + BackOff.After(operation.Delays, FirstPause, LongestPause),
                }, cancellationToken);
                break;
        }
    }

    private async Task Keep(AddressState address, DeletionCode code, CancellationToken cancellationToken)
    {
        if (await addresses.Save(address with { DeletionCode = code }, cancellationToken) is null)
            throw new TransientException($"{address.Id} changed meanwhile.");
    }

    private async Task End(OperationState operation, SendProgress progress, Announcement announcement, CancellationToken cancellationToken)
    {
        var answer = operations.Write(announcement);
        await operations.Save(SendingRules.Ended(SendingRules.Released(operation), progress) with { Answer = answer }, [answer], cancellationToken);
    }

    private Announcement Sent(OperationState operation, DateTimeOffset ends) => new(
        new EmailDeletionCodeSent
        {
            Account = operation.Account,
            RequestId = operation.RequestId!,
            At = clock.GetUtcNow(),
            AddressId = operation.AddressId!,
            CodeExpiresAt = ends,
        }, operation.Id);

    private Announcement Refused(OperationState operation, Reason reason) => new(
        new EmailDeletionRefused
        {
            Account = operation.Account,
            RequestId = operation.RequestId!,
            At = clock.GetUtcNow(),
            AddressId = operation.AddressId!,
            Reasons = [reason],
        }, operation.Id);
}
