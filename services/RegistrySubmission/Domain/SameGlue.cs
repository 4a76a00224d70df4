using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Compares hosts with their addresses; both are kept in one spelling, in any order.</summary>
internal sealed class SameGlue : IEqualityComparer<HostAddresses>
{
    public static readonly SameGlue Instance = new();

    public static bool Sets(IReadOnlyList<HostAddresses> left, IReadOnlyList<HostAddresses> right) =>
        left.ToHashSet(Instance).SetEquals(right);

    public bool Equals(HostAddresses? x, HostAddresses? y) => x is null
        ? y is null
        : y is not null && x.Host == y.Host && x.Addresses.Order(StringComparer.Ordinal).SequenceEqual(y.Addresses.Order(StringComparer.Ordinal));

    public int GetHashCode(HostAddresses host) => host.Host.GetHashCode(StringComparison.Ordinal);
}
