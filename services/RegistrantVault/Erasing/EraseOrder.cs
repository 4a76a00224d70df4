using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Erasing;

/// <summary>An order to erase a person, or some of what is kept about them.</summary>
public sealed record EraseOrder
{
    /// <summary>The profile.</summary>
    public required string ProfileId { get; init; }

    /// <summary>Which groups; all of them by default, and then the id stays empty for ever.</summary>
    public IReadOnlyList<FieldGroup> Groups { get; init; } = Enum.GetValues<FieldGroup>();

    /// <summary>Why.</summary>
    public required ErasureReason Reason { get; init; }

    /// <summary>Who ordered it, e.g. the sub-user or the rule; it stays in the record.</summary>
    public required string Actor { get; init; }

    /// <summary>What it follows, e.g. the message's id; unique per profile. The same again is the same order.</summary>
    public required string Reference { get; init; }
}
