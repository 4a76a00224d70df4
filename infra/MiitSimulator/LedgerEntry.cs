namespace DomainWorkers.MiitSimulator;

/// <summary>One thing that happened at the ministry. It names domains and files, never a person.</summary>
/// <param name="Kind">accepted, refused, forgotten, processed, delivered or acknowledged.</param>
/// <param name="At">Business time.</param>
/// <param name="IspId">The unit.</param>
public sealed record LedgerEntry(string Kind, DateTimeOffset At, long IspId)
{
    /// <summary>1, 2, 3, ... without a gap.</summary>
    public int Number { get; init; }

    /// <summary>The call that was refused.</summary>
    public string? Call { get; init; }

    /// <summary>msg_code of a refused call.</summary>
    public int? Code { get; init; }

    /// <summary>The number that the unit gave to an uploaded file.</summary>
    public long? Sequence { get; init; }

    /// <summary>Name of an uploaded or downloaded file.</summary>
    public string? File { get; init; }

    /// <summary>Digest of an accepted file, as it was sent.</summary>
    public string? Hash { get; init; }

    /// <summary>Records in the file.</summary>
    public int? Records { get; init; }

    /// <summary>add, modify or delete.</summary>
    public string? Action { get; init; }

    public string? Domain { get; init; }

    /// <summary>The ministry's id of the domain record.</summary>
    public long? Id { get; init; }

    /// <summary>The unit's own id of the record.</summary>
    public long? RecordId { get; init; }

    /// <summary>Data codes of a processed record; 3998 alone is success.</summary>
    public IReadOnlyList<int>? Codes { get; init; }

    /// <summary>The misbehaviour that was applied.</summary>
    public string? Fault { get; init; }
}
