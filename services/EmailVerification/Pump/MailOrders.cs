using System.Globalization;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.EmailVerification.Adapters;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>Orders the mails that a domain's clock asks for. Many domains of one registrant come to one mail: its id says for what and when.</summary>
internal sealed class MailOrders(
    Documents<OperationState> operations,
    Documents<AddressState> addresses,
    VerificationTerms terms,
    IOptions<MailOptions> options,
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
        if (await operations.Find(id, cancellationToken) is not null)
            return;
        if (!await Announce(domain.Account, addressId, id, isFirst: wish is MailWish.First, cancellationToken))
            return;

        // Whose insert comes second finds the same mail ordered already.
        await operations.Insert(
            ToSend(new OperationState
            {
                Id = id,
                Account = domain.Account,
                Kind = wish is MailWish.First ? OperationKind.Deadline : OperationKind.Reminder,
                PayloadHash = "",
                AcceptedAt = clock.GetUtcNow(),
                AddressId = addressId,
                ProfileId = domain.ProfileId,
                Deadline = (wish as MailWish.Reminder)?.Deadline,
            }),
            [], cancellationToken);
    }

    /// <summary>The operation with its mail due now.</summary>
    public OperationState ToSend(OperationState operation) => operation with
    {
        MessageId = Identities.MessageId(operation.Id, options.Value.Domain),
        Progress = SendProgress.Waiting,
        Lane = MailLane,
        Due = machineClock.GetUtcNow(),
    };

    /// <summary>Notes the mail with its address; false where a first mail is not wanted, because another one is on its way.</summary>
    private async Task<bool> Announce(string account, string addressId, string mail, bool isFirst, CancellationToken cancellationToken)
    {
        var address = await addresses.Find(AddressState.IdOf(account, addressId), cancellationToken);
        var now = clock.GetUtcNow();
        if (address is null || (isFirst && address.LastMail?.Mail != mail && RequestRules.HasMailUnderWay(address, terms.Mail(now), now)))
            return false;
        if (await addresses.Save(RequestRules.Ordered(address, mail, now), cancellationToken) is null)
            throw new TransientException($"Address {addressId} changed meanwhile.");
        return true;
    }
}
