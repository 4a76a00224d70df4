using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Faults.Saboteur;

/// <summary>Says that an order is stored, so that its message is acknowledged, and stores it a while later.</summary>
internal sealed class AcknowledgeFirst : SabotagedModule
{
    /// <summary>Longer than the three seconds that a process lives at most, so that no kill finds luck on its side.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    protected override void Sabotage(IServiceCollection services) =>
        Wrap<IStateStoreFactory>(services, (_, shipped) => new StoresInBetween(shipped, "operations", typeof(LateStore<>)));

    private sealed class LateStore<TState>(IStateStore<TState> store) : StoreInBetween<TState>(store)
        where TState : Document
    {
        public override Task<InsertResult<TState>> Insert(TState state, CancellationToken cancellationToken)
        {
            _ = Later(state);
            return Task.FromResult(new InsertResult<TState>(state with { Version = 1 }, null));
        }

        private async Task Later(TState state)
        {
            await Task.Delay(Late);
            await Store.Insert(state, CancellationToken.None);
        }
    }
}
