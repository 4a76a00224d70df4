using System.Runtime.ExceptionServices;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using MassTransit;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// Replaces MassTransit's error queue: what a consumer could not digest is stored, sealed, with its cause, and acknowledged. Only
/// failures that trying again does not mend are; what the end of this process interrupts goes back to the queue, for another one.
/// </summary>
internal sealed class ParkFilter(ConsumerRegistration registration, ParkingLots parking, CancellationToken stopping)
    : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (stopping.IsCancellationRequested && IsInterruption(context.Exception))
            ExceptionDispatchInfo.Throw(context.Exception);

        await parking.Of(registration.Worker).Broken(
            registration.Message, context.Body.GetBytes(), Delivery.Of(context), context.Exception.GetBaseException(),
            context.CancellationToken);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("park");

    private static bool IsInterruption(Exception exception) =>
        exception is TransientException or OperationCanceledException
        || (exception.InnerException is { } inner && IsInterruption(inner));
}
