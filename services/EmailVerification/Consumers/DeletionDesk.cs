using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.Pump;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes deletions and the codes they need. A deletion is decided by one write of the address; a wrong code is counted by one.</summary>
internal sealed class DeletionDesk(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    AddressBook book,
    QuotaBook quotas,
    IPhoneMessages phones,
    VerificationKeys keys,
    VerificationTerms terms,
    IOptions<MessagingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    public async Task Request(RequestEmailDeletion command, CancellationToken cancellationToken)
    {
        var id = OperationState.IdOf(command.Account, OperationKind.PhoneCode, command.RequestId);
        if (await operations.Find(id, cancellationToken) is { } known)
        {
            if (known.AddressId != command.AddressId)
                await operations.Say([Refusal(command.Account, command.RequestId, command.AddressId, Refusals.IdempotencyKeyConflict)], cancellationToken);
            else if (known.Answer is { } answer)
                await operations.Say([answer], cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        var address = await addresses.Find(AddressState.IdOf(command.Account, command.AddressId), cancellationToken);
        // Not any profile that ever had it: the code goes to the phone of whoever has the address now.
        var profile = address is null ? null : await book.ProfileOf(address, id, cancellationToken);
        var reason = await Objection(command, id, profile is null ? null : address, now, cancellationToken);
        var refusal = reason is null ? null : Refusal(command.Account, command.RequestId, command.AddressId, reason);
        var operation = new OperationState
        {
            Id = id,
            Account = command.Account,
            Kind = OperationKind.PhoneCode,
            RequestId = command.RequestId,
            PayloadHash = Identities.Payload(command.AddressId),
            AcceptedAt = now,
            AddressId = command.AddressId,
            ProfileId = profile,
            Progress = reason is null ? SendProgress.Waiting : SendProgress.None,
            Lane = reason is null ? MailOrders.PhoneLane : null,
            Due = reason is null ? machineClock.GetUtcNow() : null,
            Answer = refusal is null ? null : operations.Write(refusal),
        };
        // Whose insert comes second finds the same code ordered already.
        await operations.Insert(operation, refusal is null ? [] : [refusal], cancellationToken);
    }

    public async Task Delete(DeleteEmailAddress command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = AddressState.IdOf(command.Account, command.AddressId);
        var address = await addresses.Find(id, cancellationToken);
        var code = command.Code is { } digits ? keys.Candidates(SecretUse.DeleteAddress, id, digits) : null;
        switch (AddressRules.Delete(address, command.RequestId, code, terms.Phone(now).Tries, now, machineClock.GetUtcNow()))
        {
            case DeletionDecision.Repeat(var at):
                await addresses.Say([Deleted(command, at)], cancellationToken);
                break;
            case DeletionDecision.Refused(var reason, var counted):
                if (counted is not null && await addresses.Save(counted, cancellationToken) is null)
                    throw new TransientException($"{id} changed meanwhile.");
                await addresses.Say([Refusal(command.Account, command.RequestId, command.AddressId, reason)], cancellationToken);
                break;
            case DeletionDecision.Deleted(var deleted, var wasVerified):
                IReadOnlyList<Announcement> say = wasVerified ? [Deleted(command, now), Reopened(command, now)] : [Deleted(command, now)];
                if (await addresses.Save(deleted, say, cancellationToken) is null)
                    throw new TransientException($"{id} changed meanwhile.");
                break;
        }
    }

    private async Task<Reason?> Objection(
        RequestEmailDeletion command, string id, AddressState? address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - command.IssuedAt > options.Value.MaxAge)
            return Refusals.TooOld(options.Value.MaxAge);
        if (address is null or { Status: EmailAddressStatus.Deleted })
            return Refusals.AddressUnknown;
        if (address.Status != EmailAddressStatus.Verified)
            return Refusals.CodeNotNeeded;
        if (!phones.IsOffered)
            return Refusals.PhoneCodesNotOffered;
        var limit = terms.Phone(now).PerDay;
        return await quotas.TakeCode(command.Account, id, limit, now, cancellationToken) ? null : Refusals.CodeQuotaUsedUp(limit);
    }

    private static Announcement Deleted(DeleteEmailAddress command, DateTimeOffset at) => new(
        new EmailAddressDeleted { Account = command.Account, RequestId = command.RequestId, At = at, AddressId = command.AddressId },
        $"{command.Account}\n{command.AddressId}\n{command.RequestId}");

    private static Announcement Reopened(DeleteEmailAddress command, DateTimeOffset at) => new(
        new EmailVerificationReopened
        {
            Account = command.Account,
            RequestId = command.RequestId,
            At = at,
            AddressId = command.AddressId,
            Reasons = [Refusals.AddressDeleted],
        },
        $"{command.Account}\n{command.AddressId}\n{command.RequestId}");

    private Announcement Refusal(string account, string requestId, string addressId, Reason reason) => new(
        new EmailDeletionRefused { Account = account, RequestId = requestId, At = clock.GetUtcNow(), AddressId = addressId, Reasons = [reason] },
        $"{account}\n{requestId}\n{reason.Code}");
}
