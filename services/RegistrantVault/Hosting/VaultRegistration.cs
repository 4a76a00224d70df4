using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrantVault.Hosting;

/// <summary>Gives a worker its vault.</summary>
public static class VaultRegistration
{
    /// <summary>
    /// Registers the worker's <see cref="WorkerVault"/>, keyed by the worker's name, over the one set of stores and keys that all workers
    /// of the process share. Wrong or missing keys stop the process at its start. The worker that keeps profiles runs the upkeep.
    /// </summary>
    public static WorkerBuilder AddRegistrantVault(this WorkerBuilder worker, VaultWorker rights)
    {
        ArgumentNullException.ThrowIfNull(worker);
        var services = worker.Services;
        services.AddSingleton(new HostedVault(rights));
        if (!services.Any(service => service.ServiceType == typeof(VaultStores)))
            AddShared(services, worker.Configuration);

        services.AddKeyedSingleton(worker.Name, (provider, _) => new WorkerVault(
            rights,
            provider.GetRequiredService<VaultStores>(),
            provider.GetRequiredService<VaultKeys>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredKeyedService<TimeProvider>(Clocks.Machine),
            provider.GetService<IKeyWrapping>()));
        if (PurposeRights.Allow(rights, Purpose.KeepProfile, VaultAct.Store))
        {
            services.AddSingleton(provider => provider.GetRequiredKeyedService<WorkerVault>(worker.Name).Upkeep);
            worker.AddSweep<VaultUpkeepSweep>("vault-upkeep", TimeSpan.FromSeconds(30));
        }
        return worker;
    }

    private static void AddShared(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => VaultStores.Open(provider.GetRequiredService<IStateStoreFactory>()));
        services.AddSingleton(provider => Keys(configuration, [.. provider.GetServices<HostedVault>().Select(vault => vault.Worker)]));
        services.AddOptions<VaultKeyCheck>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<VaultKeyCheck>>(provider => new VaultKeyValidation(
            () => Keys(configuration, [.. provider.GetServices<HostedVault>().Select(vault => vault.Worker)])));
        VaultView.AddAll(services);
    }

    /// <summary>What is kept in memory is forgotten with its keys; anything else needs keys that outlive the process.</summary>
    private static VaultKeys Keys(IConfiguration configuration, IReadOnlyCollection<VaultWorker> workers) =>
        configuration["Store:Uri"] == "memory:" && !configuration.GetSection("Vault").Exists()
            ? VaultKeys.CreateEphemeral()
            : VaultKeys.Load(configuration, workers);

    /// <summary>A worker of this process that has a vault.</summary>
    private sealed record HostedVault(VaultWorker Worker);

    /// <summary>Stands for the keys among the options that are checked at start.</summary>
    private sealed class VaultKeyCheck;

    private sealed class VaultKeyValidation(Func<VaultKeys> load) : IValidateOptions<VaultKeyCheck>
    {
        public ValidateOptionsResult Validate(string? name, VaultKeyCheck options)
        {
            try
            {
                load();
                return ValidateOptionsResult.Success;
            }
            catch (VaultKeysException exception)
            {
                return ValidateOptionsResult.Fail(exception.Problems);
            }
        }
    }
}
