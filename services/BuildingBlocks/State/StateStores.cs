using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.BuildingBlocks.State.Mongo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.State;

/// <summary>Opens the store that <c>Store__Uri</c> names.</summary>
internal static class StateStores
{
    public static IStateStoreFactory Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StoreOptions>>().Value;
        return options.InMemory ? new InMemoryStore() : new MongoStore(options);
    }
}
