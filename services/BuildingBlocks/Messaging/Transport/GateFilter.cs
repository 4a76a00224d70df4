using System.Diagnostics;
using System.Reflection;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// Stands in front of every consumer: what does not fit the published schema, or comes from a publisher who may not say it, is parked
/// and its sender told; no consumer ever sees it.
/// </summary>
internal sealed class GateFilter(
    ConsumerRegistration registration, SchemaGate gate, ParkingLots parking, IOptions<MessagingOptions> options) : IFilter<ReceiveContext>
{
    private readonly bool _ofOperators =
        registration.Message.GetCustomAttribute<CommandAttribute>(inherit: false) is { OfOperators: true };

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var began = Stopwatch.GetTimestamp();
        using var span = WorkerTrace.Consume(registration.Worker, registration.Queue, context.TransportHeaders.Get<string>(TraceParents.Header));
        // Whatever leaves this pipe as an exception is parked behind it, or goes back to the queue when the process stops.
        var outcome = "failed";
        try
        {
            outcome = await Pass(context, next);
        }
        finally
        {
            span.End(outcome, isError: outcome == "failed");
            WorkerMeters.Handled(
                registration.Worker, MessageAddress.Name(registration.Message), registration.Queue, outcome, Stopwatch.GetElapsedTime(began));
        }
    }

    private async Task<string> Pass(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var delivery = Delivery.Of(context);
        switch (Judge(context.Body.GetBytes(), delivery))
        {
            case GateVerdict.Fits fits:
                context.GetOrAddPayload(() => new GatedMessage(fits.Json));
                await next.Send(context);
                return "consumed";
            case GateVerdict.Rejected rejected:
                await parking.Of(registration.Worker).Reject(
                    registration.Message, context.Body.GetBytes(), delivery, rejected, context.CancellationToken);
                return "rejected";
            default:
                throw new UnreachableException();
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("gate");

    private GateVerdict Judge(byte[] body, Delivery delivery)
    {
        var verdict = gate.Judge(body, delivery.ContentType, delivery.ContentEncoding);
        return verdict is GateVerdict.Fits fits && Forbidden(fits, delivery) is { } violation
            ? new GateVerdict.Rejected([violation], fits.OrderId)
            : verdict;
    }

    private MessageRejected.Violation? Forbidden(GateVerdict.Fits fits, Delivery delivery)
    {
        if (options.Value.PublisherIdentity != PublisherIdentity.UserId || fits.Account is null)
            return null;

        var known = delivery.UserId is not null && options.Value.Publishers.TryGetValue(delivery.UserId, out var rights)
            && rights.Allow(fits.Account, MessageAddress.Name(registration.Message), _ofOperators);
        return known
            ? null
            : new MessageRejected.Violation
            {
                Path = "$.account",
                Rule = "publisherIdentity",
                Message = delivery.UserId is null
                    ? "the AMQP property user-id must name the broker user that publishes"
                    : "this broker user may not send this message for this account",
            };
    }
}

/// <summary>The bytes that the gate let through.</summary>
internal sealed record GatedMessage(ReadOnlyMemory<byte> Json);
