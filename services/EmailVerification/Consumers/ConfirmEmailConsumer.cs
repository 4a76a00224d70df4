using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>
/// Confirms an address with a token, once. Whatever speaks against it, the same is read, hashed, compared and answered; only the count of
/// wrong tokens, once it is full, is answered for itself.
/// </summary>
internal sealed class ConfirmEmailConsumer(ConfirmationDesk desk, Documents<AddressState> addresses, TimeProvider clock) : IConsumer<ConfirmEmail>
{
    public async Task Consume(ConsumeContext<ConfirmEmail> context)
    {
        var command = context.Message;
        var refusal = await desk.Try(command, context.CancellationToken);
        if (refusal is not null)
            await addresses.Say([Refused(command, refusal)], context.CancellationToken);
    }

    private Announcement Refused(ConfirmEmail command, Reason reason) => new(
        new EmailConfirmationRefused { Account = command.Account, RequestId = command.RequestId, At = clock.GetUtcNow(), Reasons = [reason] },
        $"{command.Account}\n{command.RequestId}\n{reason.Code}");
}
