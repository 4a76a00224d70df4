using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.Pump;
using DomainWorkers.RedemptionDeletion.State;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Takes note of a payment that began, and says whether it keeps its domain.</summary>
internal sealed class PaymentStartedConsumer(LifeDesk desk, Documents<LifeState> lives, LifeTerms terms, TimeProvider clock) : IConsumer<PaymentStarted>
{
    public async Task Consume(ConsumeContext<PaymentStarted> context)
    {
        var message = context.Message;
        var life = await desk.Find(message.DomainId, context.CancellationToken);
        if (life?.Account == message.Account)
        {
            await desk.Hear(message.DomainId, (turn, now) => PaymentRules.Started(turn, message, terms, now), context.CancellationToken);
            return;
        }

        await lives.Say([new Announcement(Unknown(message), $"{message.Account}\n{message.PaymentId}")], context.CancellationToken);
    }

    /// <summary>What we do not know we do not delete, but we cannot promise anything for it either.</summary>
    private PaymentNoted Unknown(PaymentStarted message) => new()
    {
        Account = message.Account,
        PaymentId = message.PaymentId,
        OrderId = message.OrderId,
        At = clock.GetUtcNow(),
        DomainId = message.DomainId,
        Protected = false,
    };
}
