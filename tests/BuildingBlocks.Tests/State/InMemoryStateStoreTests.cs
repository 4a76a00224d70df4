namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The in-memory store keeps the contract.</summary>
public sealed class InMemoryStateStoreTests(InMemoryFixture fixture) : StateStoreContract<InMemoryFixture>(fixture);
