using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Starts the clock of a domain that was registered: the time runs from the registry's date.</summary>
internal sealed class DomainRegisteredConsumer(DomainDesk desk) : IConsumer<DomainRegistered>
{
    public Task Consume(ConsumeContext<DomainRegistered> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, EmailDeadlineCause.Registered, message.Domain.RegisteredAt ?? message.At, context.CancellationToken);
    }
}
