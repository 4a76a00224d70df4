using DomainWorkers.Contracts.EmailVerification;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Deletes an address from the account's list, a verified one only with the code from the phone.</summary>
internal sealed class DeleteEmailAddressConsumer(DeletionDesk desk) : IConsumer<DeleteEmailAddress>
{
    public Task Consume(ConsumeContext<DeleteEmailAddress> context) => desk.Delete(context.Message, context.CancellationToken);
}
