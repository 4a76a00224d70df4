using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>A domain was registered: with a verified holder there is nothing to do but to say so, else its time runs from the registry's date.</summary>
internal sealed class DomainRegisteredConsumer(DomainDesk desk) : IConsumer<DomainRegistered>
{
    public Task Consume(ConsumeContext<DomainRegistered> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, RealNameDeadlineCause.Registered, message.Domain.RegisteredAt ?? message.At, context.CancellationToken);
    }
}
