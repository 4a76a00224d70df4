using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.RegistrySubmission.Domain;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes note of the address that a profile has, and of how it stands.</summary>
internal sealed class EmailVerificationAcceptedConsumer(EmailDesk desk) : IConsumer<EmailVerificationAccepted>
{
    public async Task Consume(ConsumeContext<EmailVerificationAccepted> context)
    {
        var message = context.Message;
        // When the address was looked at says nothing of since when it stands so: a look from before a change would undo the change.
        if (message.Since is { } since)
            await desk.Hear(message.Account, message.AddressId, EmailRules.StandingOf(message.Status), since, context.CancellationToken);
        if (message.ProfileVersion is { } version)
            await desk.Hear(message.Account, message.ProfileId, message.AddressId, version, context.CancellationToken);
    }
}
