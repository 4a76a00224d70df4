namespace DomainWorkers.BuildingBlocks.Tests.State;

/// <summary>The store on a server keeps the contract.</summary>
public sealed class MongoStateStoreTests(MongoFixture fixture) : StateStoreContract<MongoFixture>(fixture);
