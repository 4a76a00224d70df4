namespace DomainWorkers.VspSimulator;

/// <summary>nv statuses; what was decided against at once gets no code and is not kept.</summary>
public enum VerificationStatus
{
    PendingCompliant,
    Compliant,
    NonCompliant,
}

/// <summary>One object of the provider: a domain name or a real name under a code.</summary>
/// <param name="Code">vspid-code.</param>
/// <param name="Type">domain or real-name.</param>
/// <param name="Input">The dnv or rnv element as it was submitted.</param>
/// <param name="Key">Label, or keyed hash of the person; what the ledger calls it.</param>
public sealed record Verification(
    string Code, string Type, string Account, VerificationStatus Status, DateTimeOffset CreatedAt, string AuthInfo, string Input, string Key)
{
    public const string Domain = "domain";
    public const string RealName = "real-name";

    /// <summary>Keyed hash of everything that was submitted, without the authInfo.</summary>
    public required string Submission { get; init; }

    /// <summary>Business time at which a pending one is decided; null when decided, or when only the staff decides.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What a pending one will be decided, or was decided, against; null for.</summary>
    public Finding? Finding { get; init; }

    public bool NoticeLost { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }
}
