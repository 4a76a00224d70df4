using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Pump;
using MassTransit;

namespace DomainWorkers.RedemptionDeletion.Consumers;

/// <summary>Looks at a domain whose next step is due. One that goes wrong is looked at later, and holds up no other.</summary>
internal sealed class LookAtLifeConsumer(LifeDesk desk) : IConsumer<LookAtLife>
{
    public async Task Consume(ConsumeContext<LookAtLife> context)
    {
        var domainId = context.Message.DomainId;
        try
        {
            await desk.Hear(domainId, (turn, _) => turn, context.CancellationToken);
        }
#pragma warning disable CA1031 // A bug in one domain would else be found again with every sweep: it is put off, counted, and set aside in the end.
        catch (Exception exception) when (exception is not TransientException and not OperationCanceledException)
#pragma warning restore CA1031
        {
            await desk.Postpone(domainId, exception, context.CancellationToken);
        }
    }
}
