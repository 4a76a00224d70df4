using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RealNameReview.Adapters.Materials;
using DomainWorkers.RealNameReview.Adapters.Provider;
using DomainWorkers.RealNameReview.Adapters.Sealing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>What the worker needs of the outside: its settings, checked at start, and the adapters over them. A test puts its own first.</summary>
internal static class AdapterRegistration
{
    public static WorkerBuilder AddAdapters(this WorkerBuilder worker)
    {
        worker
            .AddOptions<VerificationProvidersOptions>("VerificationProviders")
            .AddOptions<SealingOptions>("SealedMessages")
            .AddOptions<MaterialOptions>("Materials");

        var services = worker.Services;
        services.TryAddSingleton(VerificationProviders.OverEpp);
        services.TryAddSingleton<IVerificationProvider>(provider => provider.GetRequiredService<VerificationProviders>().Only);
        services.TryAddSingleton<ISealedMessages>(provider =>
            new JweSealedMessages(provider.GetRequiredService<IOptions<SealingOptions>>().Value.Read()));
        services.TryAddSingleton<IMaterials>(provider => FetchedMaterials.Create(
            provider.GetRequiredService<IOptions<MaterialOptions>>().Value, provider.GetRequiredKeyedService<TimeProvider>(Clocks.Machine)));
        services.AddSingleton<IStartupFilter, KeySetEndpoint>();
        return worker;
    }
}
