using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RegistrySubmission;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Faults.Saboteur;

/// <summary>Registers everything that the shipped module registers, then wraps one part of what it stands on.</summary>
internal abstract class SabotagedModule : WorkerModule
{
    private readonly RegistrySubmissionModule _shipped = new();

    public override string Name => _shipped.Name;

    public override void Configure(WorkerBuilder worker)
    {
        _shipped.Configure(worker);
        Sabotage(worker.Services);
    }

    protected abstract void Sabotage(IServiceCollection services);

    protected static void Wrap<TPart>(IServiceCollection services, Func<IServiceProvider, TPart, TPart> wrap)
        where TPart : class
    {
        var shipped = services.Single(part => part.ServiceType == typeof(TPart) && !part.IsKeyedService);
        services.Remove(shipped);
        services.AddSingleton(provider => wrap(provider, (TPart)(shipped.ImplementationFactory is { } create
            ? create(provider)
            : ActivatorUtilities.CreateInstance(provider, shipped.ImplementationType!))));
    }
}
