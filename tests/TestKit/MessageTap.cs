using System.Collections.Concurrent;
using System.Reflection;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.TestKit;

/// <summary>
/// Listens to every exchange there is, as a worker of its own beside the one that is tested: what it hears has passed the published
/// schema, for its queues stand behind the same gate.
/// </summary>
internal sealed class MessageTap : WorkerModule, IReceiveObserver
{
    public const string Worker = "test-kit";

    private static readonly MethodInfo Listen = typeof(MessageTap).GetMethod(nameof(ListenTo), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ConcurrentQueue<Delivered> _heard = new();
    private readonly ConcurrentDictionary<string, int> _acknowledged = new();

    /// <summary>Every message of the contracts.</summary>
    public static IReadOnlyList<Type> Contracts { get; } =
        [.. typeof(CommandAttribute).Assembly.GetExportedTypes().Where(type =>
            type.IsDefined(typeof(CommandAttribute)) || type.IsDefined(typeof(EventAttribute)))];

    public override string Name => Worker;

    public IEnumerable<Delivered> Heard => _heard;

    /// <summary>Whether the worker has acknowledged a message with this id in any queue of its own.</summary>
    public bool IsAcknowledged(string messageId) => _acknowledged.ContainsKey(messageId);

    public override void Configure(WorkerBuilder worker)
    {
        worker.Services.AddSingleton(this);
        foreach (var type in Contracts)
            Listen.MakeGenericMethod(type).Invoke(null, [worker]);
    }

    public void Hear<T>(ConsumeContext<T> context)
        where T : class => _heard.Enqueue(new Delivered(
            context.MessageId?.ToString() ?? "", MessageAddress.Exchange(typeof(T)), context.ReceiveContext.Body.GetBytes(), context.Message));

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context)
    {
        var isOurs = context.InputAddress.AbsolutePath.Contains($"/{Name}.", StringComparison.Ordinal);
        if (!isOurs && (context.TransportHeaders.Get<string>(MessageHeaders.MessageId) ?? context.GetMessageId()?.ToString()) is { } id)
            _acknowledged[id] = 1;
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    private static void ListenTo<T>(WorkerBuilder worker)
        where T : class => worker.AddConsumer<Listener<T>, T>();

    private sealed class Listener<T>(MessageTap tap) : IConsumer<T>
        where T : class
    {
        public Task Consume(ConsumeContext<T> context)
        {
            tap.Hear(context);
            return Task.CompletedTask;
        }
    }
}
