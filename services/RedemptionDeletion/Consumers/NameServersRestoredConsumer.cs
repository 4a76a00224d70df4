using DomainWorkers.Contracts.Delegation;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a delegation that was put back.</summary>
internal sealed class NameServersRestoredConsumer(LifeDesk desk, LifeTerms terms) : IConsumer<NameServersRestored>
{
    public Task Consume(ConsumeContext<NameServersRestored> context)
    {
        var message = context.Message;
        return desk.Hear(message.Domain, (turn, now) => InterruptionRules.PutBack(turn, message.OrderId, terms, now), context.CancellationToken);
    }
}
