using System.Reflection;
using System.Text;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.AllInOne;

/// <summary>Stands for the upstream order system: it listens to every event there is.</summary>
internal sealed class OrderSystemModule(IOrderSystem orderSystem) : WorkerModule
{
    private static readonly MethodInfo Listen = typeof(OrderSystemModule).GetMethod(nameof(ListenTo), BindingFlags.NonPublic | BindingFlags.Static)!;

    public override string Name => "order-system";

    public override void Configure(WorkerBuilder worker)
    {
        worker.Services.AddSingleton(orderSystem);
        foreach (var type in typeof(EventAttribute).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(EventAttribute), false)))
            Listen.MakeGenericMethod(type).Invoke(null, [worker]);
    }

    private static void ListenTo<TEvent>(WorkerBuilder worker)
        where TEvent : class => worker.AddConsumer<Listener<TEvent>, TEvent>();

    private sealed class Listener<TEvent>(IOrderSystem orderSystem) : IConsumer<TEvent>
        where TEvent : class
    {
        public Task Consume(ConsumeContext<TEvent> context)
        {
            orderSystem.Hear(MessageAddress.Exchange(typeof(TEvent)), Encoding.UTF8.GetString(context.ReceiveContext.Body.GetBytes()), context.Message);
            return Task.CompletedTask;
        }
    }
}
