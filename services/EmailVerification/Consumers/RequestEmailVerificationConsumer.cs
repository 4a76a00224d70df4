using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.Pump;
using DomainWorkers.EmailVerification.State;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Stores the wish to have a profile's address verified, or its refusal; a sweep sends the mail.</summary>
internal sealed class RequestEmailVerificationConsumer(RequestDesk desk, AddressBook book, Documents<AddressState> addresses)
    : IConsumer<RequestEmailVerification>
{
    public async Task Consume(ConsumeContext<RequestEmailVerification> context)
    {
        var command = context.Message;
        var request = new MailRequest(command.Account, command.RequestId, OperationKind.Request, command.IssuedAt, command.ProfileId);
        if (await desk.Repeat(request, context.CancellationToken))
            return;

        var found = desk.IsTooOld(request)
            ? null
            : await book.Resolve(command.Account, command.ProfileId, request.Id, context.CancellationToken);
        if (found is null)
            await desk.Refuse(request, desk.IsTooOld(request) ? desk.TooOld : Refusals.ProfileUnknown, context.CancellationToken);
        else if (found.AddressId is null)
            await desk.Refuse(request, Refusals.AddressUnusable, context.CancellationToken);
        else
        {
            var address = await Address(command.Account, found.AddressId, context.CancellationToken);
            await desk.Take(request, address, command.ProfileId, found.ProfileVersion, context.CancellationToken);
        }
    }

    private async Task<AddressState> Address(string account, string addressId, CancellationToken cancellationToken) =>
        await addresses.Find(AddressState.IdOf(account, addressId), cancellationToken)
        ?? throw new TransientException($"Address {addressId} is known but cannot be read.");
}
