using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes note of an address that was verified and is not any more; one that was deleted is among them.</summary>
internal sealed class EmailVerificationReopenedConsumer(EmailDesk desk) : IConsumer<EmailVerificationReopened>
{
    public Task Consume(ConsumeContext<EmailVerificationReopened> context) => desk.Hear(
        context.Message.Account, context.Message.AddressId, EmailStanding.Lost, context.Message.At, context.CancellationToken);
}
