using DomainWorkers.BuildingBlocks.Hosting;
using MassTransit;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>
/// Counts messages from before they are sent until after they are consumed. Only the in-memory transport can be counted like this: one
/// sees every queue of it.
/// </summary>
internal sealed class MessagesInFlight(WorkInHand work, IEnumerable<ConsumerRegistration> consumers)
    : ISendObserver, IReceiveObserver
{
    private const string What = "messages in flight";

    private readonly Dictionary<string, int> _queues =
        consumers.CountBy(consumer => Contracts.Messaging.MessageAddress.Exchange(consumer.Message)).ToDictionary();

    public Task PreSend<T>(SendContext<T> context)
        where T : class
    {
        work.Add(What, Queues(context));
        return Task.CompletedTask;
    }

    public Task PostSend<T>(SendContext<T> context)
        where T : class => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class
    {
        work.Add(What, -Queues(context));
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Received();

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Received();

    private Task Received()
    {
        work.Add(What, -1);
        return Task.CompletedTask;
    }

    /// <summary>A message that no queue is bound for is gone at once.</summary>
    private int Queues(SendContext context) =>
        context.DestinationAddress is { } address ? _queues.GetValueOrDefault(address.AbsolutePath.Split('/')[^1]) : 0;
}
