using System.Collections.Concurrent;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>Publishes stored bytes over MassTransit, which is the transport here and nothing else.</summary>
internal sealed partial class BusPublisher(IBus bus, ILogger<BusPublisher> logger) : IOutgoingPublisher
{
    private readonly ConcurrentDictionary<string, Task<ISendEndpoint>> _endpoints = new();

    public async Task<Publication> Publish(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var span = WorkerTrace.Publish(message);
        var result = await Send(message, span?.Id ?? message.TraceParent, cancellationToken);
        var outcome = Outcome(result);
        span.End(outcome, isError: result != Publication.Confirmed);
        WorkerMeters.Published(message.Exchange, outcome);
        return result;
    }

    private static string Outcome(Publication publication) => publication switch
    {
        Publication.Confirmed => "confirmed",
        Publication.Returned => "returned",
        _ => "failed",
    };

    private async Task<Publication> Send(OutgoingMessage message, string? traceParent, CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = await _endpoints.GetOrAdd(message.Exchange,
                static (exchange, bus) => bus.GetSendEndpoint(new Uri($"exchange:{exchange}?type=topic")), bus);

            await endpoint.Send(message, context =>
            {
                context.MessageId = Guid.Parse(message.Id);
                context.SourceAddress = null;
                context.TrySetRoutingKey(message.RoutingKey);
                if (traceParent is not null)
                    context.Headers.Set(TraceParents.Header, traceParent);
                // Without it the broker confirms a message that no queue got.
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                    rabbit.Mandatory = true;
            }, cancellationToken);
            return Publication.Confirmed;
        }
        catch (MessageReturnedException)
        {
            LogReturned(message.Exchange, message.RoutingKey, message.Id);
            return Publication.Returned;
        }
        catch (Exception exception) when (exception is MassTransitException or RabbitMQ.Client.Exceptions.RabbitMQClientException
            or IOException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            // The entry is stored: the sweep takes over. A fault here must never fail the consumer whose state is already saved.
            _endpoints.TryRemove(message.Exchange, out _);
            LogFailed(message.Exchange, message.Id, exception.GetType().Name, exception.Message);
            return Publication.Failed;
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning,
        Message = "No queue is bound to {Exchange} for {RoutingKey}: message {MessageId} stays in its document")]
    private partial void LogReturned(string exchange, string routingKey, string messageId);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning,
        Message = "Publishing {MessageId} to {Exchange} failed, it stays in its document: {Failure} {Detail}")]
    private partial void LogFailed(string exchange, string messageId, string failure, string detail);
}
