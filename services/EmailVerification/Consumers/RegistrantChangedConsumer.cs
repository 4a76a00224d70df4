using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Pump;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Starts the clock of a domain that has another registrant, unless an older duty is open: that one keeps its end.</summary>
internal sealed class RegistrantChangedConsumer(DomainDesk desk) : IConsumer<RegistrantChanged>
{
    public Task Consume(ConsumeContext<RegistrantChanged> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, EmailDeadlineCause.RegistrantChanged, message.At, context.CancellationToken);
    }
}
