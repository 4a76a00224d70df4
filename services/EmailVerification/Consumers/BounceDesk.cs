using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.Pump;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Takes reports of returned mail: finds the address, decides by one write of it, and keeps the report with its answer.</summary>
internal sealed class BounceDesk(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    AddressBook book,
    IOptions<MessagingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    public async Task Take(ReportBounce report, CancellationToken cancellationToken)
    {
        var id = OperationState.IdOf(report.Account, OperationKind.Bounce, report.RequestId);
        if (await Repeat(id, report, cancellationToken))
            return;

        var now = clock.GetUtcNow();
        var (addressId, objection) = now - report.IssuedAt > options.Value.MaxAge
            ? (null, Refusals.TooOld(options.Value.MaxAge))
            : await Locate(report, id, cancellationToken);
        var say = addressId is null
            ? Refused(report, objection!, id)
            : new Announcement(
                new BounceRecorded
                {
                    Account = report.Account,
                    RequestId = report.RequestId,
                    At = now,
                    AddressId = addressId,
                    Reopened = await Apply(report, addressId, now, cancellationToken),
                },
                id);
        var operation = new OperationState
        {
            Id = id,
            Account = report.Account,
            Kind = OperationKind.Bounce,
            RequestId = report.RequestId,
            PayloadHash = HashOf(report),
            AcceptedAt = now,
            AddressId = addressId,
            Answer = operations.Write(say),
        };
        if ((await operations.Insert(operation, [say], cancellationToken)).Stored is null)
            await Repeat(id, report, cancellationToken);
    }

    private async Task<bool> Repeat(string id, ReportBounce report, CancellationToken cancellationToken)
    {
        if (await operations.Find(id, cancellationToken) is not { } known)
            return false;
        if (known.PayloadHash == HashOf(report))
            await operations.Say([known.Answer!], cancellationToken);
        else
            await operations.Say([Refused(report, Refusals.IdempotencyKeyConflict, $"{id}\n{HashOf(report)}")], cancellationToken);
        return true;
    }

    private async Task<(string? AddressId, Reason? Objection)> Locate(ReportBounce report, string reference, CancellationToken cancellationToken)
    {
        if ((report.MessageId is null) == (report.ProfileId is null) || (report.ProfileId is null) != (report.ProfileVersion is null))
            return (null, Refusals.BounceUnclear);
        if (report.MessageId is { } messageId)
        {
            return await operations.FindBy(OperationState.MessageIdKey, messageId, cancellationToken) is { } mail && mail.Account == report.Account
                ? (mail.AddressId, null)
                : (null, Refusals.MailUnknown);
        }

        var found = await book.Resolve(report.Account, report.ProfileId!, reference, cancellationToken);
        if (found is null)
            return (null, Refusals.ProfileUnknown);
        return found.AddressId is { } addressId && found.ProfileVersion == report.ProfileVersion ? (addressId, null) : (null, Refusals.ProfileChanged);
    }

    /// <summary>Whether the address has to be verified again because of this report, also where it is told for the second time.</summary>
    private async Task<bool> Apply(ReportBounce report, string addressId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = AddressState.IdOf(report.Account, addressId);
        var address = await addresses.Find(id, cancellationToken) ?? throw new TransientException($"{id} is known but cannot be read.");
        if (address.ReopenedBy == report.RequestId)
            return true;
        var bounced = AddressRules.Bounced(address, report.Kind, report.RequestId, now, machineClock.GetUtcNow());
        if (bounced == address)
            return false;

        var reopened = address.Status == EmailAddressStatus.Verified;
        IReadOnlyList<Announcement> say = reopened ? [Reopened(report, addressId, now)] : [];
        return await addresses.Save(bounced, say, cancellationToken) is not null
            ? reopened
            : throw new TransientException($"{id} changed meanwhile.");
    }

    private static Announcement Reopened(ReportBounce report, string addressId, DateTimeOffset now) => new(
        new EmailVerificationReopened
        {
            Account = report.Account,
            RequestId = report.RequestId,
            At = now,
            AddressId = addressId,
            Reasons = [AddressRules.BounceReason(report.Kind)],
        },
        $"{report.Account}\n{addressId}\n{report.RequestId}");

    private Announcement Refused(ReportBounce report, Reason reason, string about) => new(
        new BounceRefused { Account = report.Account, RequestId = report.RequestId, At = clock.GetUtcNow(), Reasons = [reason] }, about);

    private static string HashOf(ReportBounce report) =>
        Identities.Payload(report.Kind, report.MessageId, report.ProfileId, report.ProfileVersion);
}
