using System.Text.Json.Serialization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>One command as the registry executed it; the line is on disk before the answer leaves.</summary>
public sealed record LedgerEntry
{
    /// <summary>1, 2, 3, ... without a gap over the life of the ledger file.</summary>
    public required long Sequence { get; init; }

    /// <summary>executed, refused, query or registry (an act of the registry itself).</summary>
    public required string Kind { get; init; }

    /// <summary>Business time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Machine time.</summary>
    public required DateTimeOffset MachineAt { get; init; }

    public required string Account { get; init; }

    public required string Session { get; init; }

    /// <summary>Object and verb, such as domain:create, domain:transfer-request, domain:restore-report.</summary>
    public required string Command { get; init; }

    /// <summary>Name (lower case) or id of the object; of a poll:ack the message.</summary>
    [JsonPropertyName("object")]
    public required string ObjectName { get; init; }

    public string? ClientTransactionId { get; init; }

    public required string ServerTransactionId { get; init; }

    public required int Code { get; init; }

    /// <summary>False when a fault kept the answer from the client.</summary>
    public required bool AnswerSent { get; init; }

    /// <summary>Name of the fault that was applied, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>Whole years that the command asked for, for create, renew and transfer.</summary>
    public int? Years { get; init; }

    public DateTimeOffset? ExpiresBefore { get; init; }

    public DateTimeOffset? ExpiresAfter { get; init; }
}

/// <summary>What the ledger holds beside executed commands.</summary>
[Flags]
public enum LedgerContent
{
    Executed = 0,
    Refused = 1,
    Queries = 2,
    RegistryActs = 4,
    All = Refused | Queries | RegistryActs,
}
