namespace DomainWorkers.BuildingBlocks.State;

/// <summary>A kind of document that may wait for a person: the store counts those that do. Whoever decides it sets it back to null.</summary>
public interface ISetAside
{
    /// <summary>Why a person has to look; null while none has to. No personal data.</summary>
    string? ParkedBecause { get; }
}
