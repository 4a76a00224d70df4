using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Registration;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.AllInOne;

/// <summary>Stands for the upstream order system: it listens to the events of its account.</summary>
internal sealed class OrderSystemModule(OrderBoard board) : WorkerModule
{
    public override string Name => "order-system";

    public override void Configure(WorkerBuilder worker)
    {
        worker.Services.AddSingleton(board);
        worker
            .AddConsumer<RegistrationAcceptedConsumer, RegistrationAccepted>()
            .AddConsumer<DomainRegisteredConsumer, DomainRegistered>()
            .AddConsumer<RegistrationRefusedConsumer, RegistrationRefused>()
            .AddConsumer<RenewalAcceptedConsumer, RenewalAccepted>()
            .AddConsumer<DomainRenewedConsumer, DomainRenewed>()
            .AddConsumer<RenewalRefusedConsumer, RenewalRefused>();
    }
}

internal sealed class RegistrationAcceptedConsumer(OrderBoard board) : IConsumer<RegistrationAccepted>
{
    public Task Consume(ConsumeContext<RegistrationAccepted> context)
    {
        board.Progress(context.Message.OrderId, context.Message.Progress);
        return Task.CompletedTask;
    }
}

internal sealed class DomainRegisteredConsumer(OrderBoard board) : IConsumer<DomainRegistered>
{
    public Task Consume(ConsumeContext<DomainRegistered> context)
    {
        board.Ended(context.Message.OrderId, nameof(DomainRegistered), context.Message.Domain, context.Message.RegistryTransactionId);
        return Task.CompletedTask;
    }
}

internal sealed class RegistrationRefusedConsumer(OrderBoard board) : IConsumer<RegistrationRefused>
{
    public Task Consume(ConsumeContext<RegistrationRefused> context)
    {
        board.Ended(context.Message.OrderId, context.Message.Reasons[0].Code, null, null);
        return Task.CompletedTask;
    }
}

internal sealed class RenewalAcceptedConsumer(OrderBoard board) : IConsumer<RenewalAccepted>
{
    public Task Consume(ConsumeContext<RenewalAccepted> context)
    {
        board.Progress(context.Message.OrderId, context.Message.Progress);
        return Task.CompletedTask;
    }
}

internal sealed class DomainRenewedConsumer(OrderBoard board) : IConsumer<DomainRenewed>
{
    public Task Consume(ConsumeContext<DomainRenewed> context)
    {
        board.Ended(context.Message.OrderId, nameof(DomainRenewed), context.Message.Domain, context.Message.RegistryTransactionId);
        return Task.CompletedTask;
    }
}

internal sealed class RenewalRefusedConsumer(OrderBoard board) : IConsumer<RenewalRefused>
{
    public Task Consume(ConsumeContext<RenewalRefused> context)
    {
        board.Ended(context.Message.OrderId, context.Message.Reasons[0].Code, null, null);
        return Task.CompletedTask;
    }
}
