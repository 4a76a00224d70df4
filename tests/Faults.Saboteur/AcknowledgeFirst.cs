using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Faults.Saboteur;

/// <summary>Says that an order is stored, so that its message is acknowledged, and stores it a while later.</summary>
internal sealed class AcknowledgeFirst : SabotagedModule
{
    /// <summary>Long enough for the rig to hear that an order was accepted and to kill, on a busy machine too.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(8);

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
