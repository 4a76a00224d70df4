using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Serialization;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;

namespace DomainWorkers.Faults.Saboteur;

/// <summary>
/// Forgets that the answer to a renewal was lost: the command is sent again without asking, and when the registry says that its
/// <c>curExpDate</c> is behind, once more with the date that it shows by then.
/// </summary>
internal sealed class RenewBlindly : SabotagedModule
{
    protected override void Sabotage(IServiceCollection services) =>
        Wrap<IStateStoreFactory>(services, (_, shipped) => new StoresInBetween(shipped, "domains", typeof(ForgetfulStore<>)));

    private sealed class ForgetfulStore<TState>(IStateStore<TState> store) : StoreInBetween<TState>(store)
        where TState : Document
    {
        public override async Task<TState?> Find(string id, CancellationToken cancellationToken)
        {
            var found = await Store.Find(id, cancellationToken);
            if (found is null)
                return null;

            var document = BsonForm.Read<BsonDocument>(BsonForm.Write(found));
            if (!document.TryGetValue("open", out var open) || !open.AsBsonDocument.Contains("expiresBefore"))
                return found;
            open.AsBsonDocument["inFlight"] = false;
            return BsonForm.Read<TState>(document.ToBson());
        }
    }
}
