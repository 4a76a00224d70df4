using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes note of a verified address. Its list of profiles is not used: one of them may have another address by now.</summary>
internal sealed class EmailVerifiedConsumer(EmailDesk desk) : IConsumer<EmailVerified>
{
    public Task Consume(ConsumeContext<EmailVerified> context) => desk.Hear(
        context.Message.Account, context.Message.AddressId, EmailStanding.Verified, context.Message.At, context.CancellationToken);
}
