using System.Globalization;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>Orders the mails that a domain's clock asks for. Many domains of one registrant come to one mail: its id says for what and when.</summary>
internal sealed class MailOrders(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    VerificationTerms terms,
    MessageIds messageIds,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    public const string MailLane = "mail";
    public const string PhoneLane = "phone";

    public async Task Order(DomainState domain, string addressId, MailWish wish, CancellationToken cancellationToken)
    {
        var id = wish switch
        {
            MailWish.First(var since) => OperationState.IdOf(
                domain.Account, OperationKind.Deadline, string.Create(CultureInfo.InvariantCulture, $"{addressId}/{since.UtcDateTime:yyyyMMddTHHmmss}")),
            MailWish.Reminder(var deadline, var days) => OperationState.IdOf(
                domain.Account, OperationKind.Reminder,
                string.Create(CultureInfo.InvariantCulture, $"{addressId}/{ShanghaiTime.DateOf(deadline):yyyyMMdd}/{days}")),
            _ => throw new ArgumentOutOfRangeException(nameof(wish)),
        };
        var isFirst = wish is MailWish.First;
        var known = await operations.Find(id, cancellationToken);
        if (known is { Progress: not SendProgress.Waiting }
            || (known is null && isFirst && await HasMailUnderWay(domain.Account, addressId, cancellationToken)))
            return;
        if (known is null)
        {
            // Whose insert comes second finds the same mail ordered already.
            await operations.Insert(
                ToSend(new OperationState
                {
                    Id = id,
                    Account = domain.Account,
                    Kind = isFirst ? OperationKind.Deadline : OperationKind.Reminder,
                    PayloadHash = "",
                    AcceptedAt = clock.GetUtcNow(),
                    AddressId = addressId,
                    ProfileId = domain.ProfileId,
                    Deadline = (wish as MailWish.Reminder)?.Deadline,
                }),
                [], cancellationToken);
        }

        // After the mail stands: noted before, it would keep itself away when the process dies in between.
        await Note(domain.Account, addressId, id, cancellationToken);
    }

    /// <summary>The operation with its mail due now.</summary>
    public OperationState ToSend(OperationState operation) => operation with
    {
        MessageId = messageIds.ForMail(operation.Id),
        Progress = SendProgress.Waiting,
        Lane = MailLane,
        Due = machineClock.GetUtcNow(),
    };

    private async Task<bool> HasMailUnderWay(string account, string addressId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await addresses.Find(AddressState.IdOf(account, addressId), cancellationToken) is { } address
            && RequestRules.HasMailUnderWay(address, terms.Mail(now), now);
    }

    /// <summary>Notes the mail with its address: others keep their distance from it.</summary>
    private async Task Note(string account, string addressId, string mail, CancellationToken cancellationToken)
    {
        var address = await addresses.Find(AddressState.IdOf(account, addressId), cancellationToken);
        if (address is null || address.LastMail?.Mail == mail)
            return;
        if (await addresses.Save(RequestRules.Ordered(address, mail, clock.GetUtcNow()), cancellationToken) is null)
            throw new TransientException($"Address {addressId} changed meanwhile.");
    }
}
