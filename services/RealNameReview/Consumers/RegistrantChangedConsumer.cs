using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Pump;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>A domain has another holder, whose verification counts from now on.</summary>
internal sealed class RegistrantChangedConsumer(DomainDesk desk) : IConsumer<RegistrantChanged>
{
    public Task Consume(ConsumeContext<RegistrantChanged> context)
    {
        var message = context.Message;
        return desk.Note(message.Domain, RealNameDeadlineCause.RegistrantChanged, message.At, context.CancellationToken);
    }
}
