namespace DomainWorkers.BuildingBlocks.State;

/// <summary>Opens the stores of one place: a MongoDB deployment, or memory.</summary>
public interface IStateStoreFactory
{
    /// <summary>The store for one kind of document.</summary>
    IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document;
}
