using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Rights;

namespace DomainWorkers.RegistrantVault.State;

/// <summary>One line of the access log: who opened what, and why. Inserted, never changed.</summary>
public sealed record AccessRecord : Document
{
    /// <summary>What was opened: a profile's id, a blob's, or <c>lookup</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>When (UTC, business time).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required VaultWorker Worker { get; init; }

    /// <summary>Why.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>What was done.</summary>
    public required VaultAct Act { get; init; }

    /// <summary>The groups that were opened.</summary>
    public required IReadOnlyList<FieldGroup> Groups { get; init; }

    /// <summary>The operation it was done for.</summary>
    public required string Reference { get; init; }

    /// <summary>What came of it.</summary>
    public required AccessOutcome Outcome { get; init; }

    /// <summary>Why nothing was handed out, where nothing was.</summary>
    public string? Failure { get; init; }
}

/// <summary>What came of an attempt to open something.</summary>
public enum AccessOutcome
{
    /// <summary>The data was handed out.</summary>
    Granted,

    /// <summary>The purpose does not cover it.</summary>
    Refused,

    /// <summary>It could not be opened: unknown, erased, ended, absent, or damaged.</summary>
    Failed,
}
