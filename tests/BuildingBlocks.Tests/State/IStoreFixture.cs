using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>An implementation of the state store, for the tests that every implementation passes.</summary>
public interface IStoreFixture
{
    IStateStoreFactory Stores { get; }

    /// <summary>Puts bytes under a collection as somebody else would who writes the same form.</summary>
    Task PutForeign(string worker, string collection, byte[] document);
}
