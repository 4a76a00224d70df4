namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>What is asked of a store.</summary>
public enum StoreOperation
{
    Find,
    FindBy,
    FindAll,
    InLanes,
    Forecast,
    Insert,
    Save,
    Due,
    Abandoned,
    Claim,
    Pending,
    Clear,
    Postpone,
    Page,
    Summarise,
    Prepare,
}

/// <summary>One call of a store, by whoever makes it.</summary>
/// <param name="Operation">What is asked.</param>
/// <param name="Worker">The definition's worker.</param>
/// <param name="Collection">The definition's collection.</param>
/// <param name="Id">The document it is about; null where it is about several.</param>
public sealed record StoreCall(StoreOperation Operation, string Worker, string Collection, string? Id);
