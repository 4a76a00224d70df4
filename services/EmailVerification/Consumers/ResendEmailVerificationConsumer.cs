using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.Pump;
using DomainWorkers.EmailVerification.State;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Stores the wish for another mail, or its refusal; a sweep sends it.</summary>
internal sealed class ResendEmailVerificationConsumer(RequestDesk desk, AddressBook book, Documents<AddressState> addresses)
    : IConsumer<ResendEmailVerification>
{
    public async Task Consume(ConsumeContext<ResendEmailVerification> context)
    {
        var command = context.Message;
        var request = new MailRequest(command.Account, command.RequestId, OperationKind.Resend, command.IssuedAt, command.AddressId);
        if (await desk.Repeat(request, context.CancellationToken))
            return;

        if (desk.IsTooOld(request))
        {
            await desk.Refuse(request, desk.TooOld, context.CancellationToken);
            return;
        }

        var address = await addresses.Find(AddressState.IdOf(command.Account, command.AddressId), context.CancellationToken);
        var profile = address is null ? null : await book.ProfileOf(address, request.Id, context.CancellationToken);
        if (profile is null)
            await desk.Refuse(request, Refusals.AddressUnknown, context.CancellationToken);
        else
            await desk.Take(request, address!, profile, null, context.CancellationToken);
    }
}
