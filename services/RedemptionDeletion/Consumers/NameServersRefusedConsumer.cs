using DomainWorkers.Contracts.Delegation;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a delegation that was not changed.</summary>
internal sealed class NameServersRefusedConsumer(LifeDesk desk, LifeTerms terms) : IConsumer<NameServersRefused>
{
    public Task Consume(ConsumeContext<NameServersRefused> context)
    {
        var message = context.Message;
        return desk.Hear(message.DomainId, (turn, now) => InterruptionRules.Refused(turn, message, terms, now), context.CancellationToken);
    }
}
