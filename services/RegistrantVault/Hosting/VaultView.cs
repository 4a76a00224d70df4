using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrantVault.Hosting;

/// <summary>Registers the vault's collections, for health, metrics and the preparation of indexes.</summary>
internal static class VaultView
{
    public static void AddAll(IServiceCollection services)
    {
        Add(services, VaultStores.RegistrantsDefinition, stores => stores.Registrants);
        Add(services, VaultStores.DataKeysDefinition, stores => stores.DataKeys);
        Add(services, VaultStores.LookupsDefinition, stores => stores.Lookups);
        Add(services, VaultStores.BlobsDefinition, stores => stores.Blobs);
        Add(services, VaultStores.BlobPartsDefinition, stores => stores.BlobParts);
        Add(services, VaultStores.AccessDefinition, stores => stores.Access);
        Add(services, VaultStores.ErasuresDefinition, stores => stores.Erasures);
    }

    private static void Add<TState>(
        IServiceCollection services, StateDefinition<TState> definition, Func<VaultStores, IStateStore<TState>> store)
        where TState : Document =>
        services.AddSingleton<IStateView>(provider => new StateView<TState>(definition, store(provider.GetRequiredService<VaultStores>())));
}
