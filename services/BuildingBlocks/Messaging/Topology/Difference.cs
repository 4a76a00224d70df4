namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>One thing on the broker that is not as a worker needs it.</summary>
/// <param name="What">For people.</param>
/// <param name="Repair">How <c>apply</c> puts it right; null where that needs a person.</param>
internal sealed record Difference(string What, Repair? Repair);

/// <summary>What <c>apply</c> can put right.</summary>
internal abstract record Repair
{
    public sealed record Exchange(ExchangeDeclaration Declaration) : Repair;

    public sealed record Queue(string Name) : Repair;

    public sealed record Binding(BindingDeclaration Declaration) : Repair;

    public sealed record Policy(PolicyDeclaration Declaration) : Repair;
}
