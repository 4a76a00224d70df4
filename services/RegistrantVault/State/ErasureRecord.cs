using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Rights;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>That a person was erased: by whom, when, why, which keys are gone, what stays until when. Due (machine time) while it is not complete.</summary>
public sealed record ErasureRecord : Document
{
    /// <summary>The profile.</summary>
    public required string ProfileId { get; init; }

    /// <summary>Which groups; all four means the person.</summary>
    public required IReadOnlyList<FieldGroup> Groups { get; init; }

    /// <summary>Why.</summary>
    public required ErasureReason Reason { get; init; }

    /// <summary>Who ordered it: a sub-user, an operator, a rule.</summary>
    public required string Actor { get; init; }

    /// <summary>The order or rule it follows.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The data keys that were destroyed, as <c>scope/key id</c>.</summary>
    public IReadOnlyList<string> DestroyedKeys { get; init; } = [];

    /// <summary>When everything was done.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What speaks of this person beside others and stays until its own end.</summary>
    public IReadOnlyList<RetainedBlob> Retained { get; init; } = [];

    /// <summary>Keyed hash over all of the above: the record was written by the vault and is unchanged.</summary>
    public string? Proof { get; init; }
}

/// <summary>A blob of several persons that an erasure leaves until its end date.</summary>
public sealed record RetainedBlob
{
    /// <summary>The blob.</summary>
    public required string BlobId { get; init; }

    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Its end.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>Why a person is erased. A closed list, so that no free text about the person enters a record that stays.</summary>
public enum ErasureReason
{
    /// <summary>The person asked for it (PIPL Art. 47).</summary>
    SubjectRequest,

    /// <summary>The purpose is fulfilled and the retention has run out.</summary>
    RetentionEnded,

    /// <summary>The account was closed.</summary>
    AccountClosed,

    /// <summary>Consent was withdrawn.</summary>
    ConsentWithdrawn,

    /// <summary>It was stored by mistake or against the law.</summary>
    UnlawfulData,
}
