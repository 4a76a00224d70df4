using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>A host (RFC 5732) as the registry holds it; a subordinate one follows its domain's sponsor.</summary>
public sealed record HostObject
{
    public required string Name { get; init; }

    public required string Roid { get; init; }

    public required string Sponsor { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    public ImmutableArray<string> Marks { get; init; } = [];

    public ImmutableArray<HostAddress> Addresses { get; init; } = [];

    /// <summary>The domain of this registry that the host lies under; null for an external host.</summary>
    public string? Superordinate { get; init; }

    public bool Has(string mark) => Marks.Contains(mark);
}
