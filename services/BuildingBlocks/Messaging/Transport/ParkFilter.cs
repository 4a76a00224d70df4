using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using MassTransit;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// Replaces MassTransit's error queue: what a consumer could not digest is stored, sealed, with its cause, and acknowledged. Only
/// failures that trying again does not mend arrive here.
/// </summary>
internal sealed class ParkFilter(ConsumerRegistration registration, ParkingLots parking) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await parking.Of(registration.Worker).Broken(
            registration.Message, context.Body.GetBytes(), Delivery.Of(context), context.Exception.GetBaseException(),
            context.CancellationToken);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("park");
}
