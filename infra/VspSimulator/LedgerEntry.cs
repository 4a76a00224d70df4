using System.Text.Json.Serialization;

namespace DomainWorkers.VspSimulator;

/// <summary>One act as the provider did it; the line is on disk before the answer leaves. It names no person.</summary>
public sealed record LedgerEntry
{
    /// <summary>1, 2, 3, ... without a gap over the life of the ledger file.</summary>
    public required long Sequence { get; init; }

    /// <summary>submitted, decided, executed, refused or query.</summary>
    public required string Kind { get; init; }

    /// <summary>Business time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Machine time.</summary>
    public required DateTimeOffset MachineAt { get; init; }

    public required string Account { get; init; }

    /// <summary>Of the connection; provider for its own acts.</summary>
    public required string Session { get; init; }

    /// <summary>nv:create-dnv, nv:create-rnv, nv:update, poll:ack, provider:decide, ...</summary>
    public required string Command { get; init; }

    /// <summary>The label, the keyed hash of the person or organisation, or the id of a message.</summary>
    [JsonPropertyName("object")]
    public string? ObjectName { get; init; }

    /// <summary>Keyed hash of everything that was submitted, documents included.</summary>
    public string? Submission { get; init; }

    /// <summary>The verification code, where there is one.</summary>
    public string? Verification { get; init; }

    /// <summary>domain or real-name.</summary>
    public string? Type { get; init; }

    /// <summary>pendingCompliant, compliant or nonCompliant after the act.</summary>
    public string? Status { get; init; }

    /// <summary>Why it was decided against.</summary>
    public string? Reason { get; init; }

    /// <summary>True for a submission that the same account had made before and that was not decided against: one too many.</summary>
    public bool? Repeated { get; init; }

    public string? ClientTransactionId { get; init; }

    public string? ServerTransactionId { get; init; }

    /// <summary>Result code of the execution; absent for acts of the provider itself.</summary>
    public int? Code { get; init; }

    /// <summary>False when a fault kept the answer from the client.</summary>
    public bool? AnswerSent { get; init; }

    /// <summary>Name of the fault that was applied, or null.</summary>
    public string? Fault { get; init; }
}
