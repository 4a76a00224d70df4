using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>The queues of due operations of one registry account, in the order in which its pump looks at them.</summary>
internal static class Lanes
{
    /// <summary>Doubts first: money may already be spent. Then what loses a domain when late, then new ones.</summary>
    public static IReadOnlyList<string> Of(string registry) =>
        [Settling(registry), For(registry, OperationKind.Renew), For(registry, OperationKind.Register)];

    public static string Settling(string registry) => $"{registry}/settle";

    public static string For(string registry, OperationKind kind) => $"{registry}/{kind.ToString().ToLowerInvariant()}";
}
