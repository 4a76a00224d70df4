namespace DomainWorkers.BuildingBlocks.State;

/// <summary>Hands out the store of one kind of document; the same one, or an equal one, for the same definition.</summary>
public interface IStateStoreFactory
{
    IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document;
}
