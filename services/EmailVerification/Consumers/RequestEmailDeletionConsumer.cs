using DomainWorkers.Contracts.EmailVerification;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Stores the wish for a code to the phone, or its refusal; a sweep sends it.</summary>
internal sealed class RequestEmailDeletionConsumer(DeletionDesk desk) : IConsumer<RequestEmailDeletion>
{
    public Task Consume(ConsumeContext<RequestEmailDeletion> context) => desk.Request(context.Message, context.CancellationToken);
}
