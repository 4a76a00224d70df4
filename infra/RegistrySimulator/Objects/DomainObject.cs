using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>A domain as the registry holds it; immutable, replaced as a whole by each command.</summary>
public sealed record DomainObject
{
    public required string Name { get; init; }

    public required string Roid { get; init; }

    /// <summary>The sponsoring registrar (clID).</summary>
    public required string Sponsor { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    /// <summary>Statuses that somebody set: client*, server*, pending*; `ok` and `inactive` follow from the rest.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    public string? Registrant { get; init; }

    public ImmutableArray<DomainContact> Contacts { get; init; } = [];

    public ImmutableArray<NameServer> NameServers { get; init; } = [];

    /// <summary>Null when unset: then no transfer can be asked for (RFC 9154).</summary>
    public string? AuthInfo { get; init; }

    public ImmutableArray<GracePeriod> Grace { get; init; } = [];

    public Deletion? Deletion { get; init; }

    /// <summary>A restored name whose date has passed is renewed by then, or deleted again.</summary>
    public DateTimeOffset? RenewBefore { get; init; }

    public PendingCreation? PendingCreation { get; init; }

    public Transfer? Transfer { get; init; }

    public DelegationSecurity Security { get; init; } = DelegationSecurity.None;

    public ImmutableArray<VerificationCode> Codes { get; init; } = [];

    /// <summary>When the registry holds a name whose codes are missing; null when nothing is missing or it happened.</summary>
    public DateTimeOffset? VerificationDueAt { get; init; }

    /// <summary>serverHold was set for missing codes, so it goes when they come.</summary>
    public bool VerificationHold { get; init; }

    public CnnicDomain? Cnnic { get; init; }

    /// <summary>The statuses of an info answer (RFC 5731 2.3): `ok` stands alone, `inactive` means no delegation.</summary>
    public ImmutableArray<string> Statuses()
    {
        var shown = PendingCreation is null && NameServers.IsEmpty ? Marks.Add("inactive") : Marks;
        return shown.IsEmpty ? ["ok"] : shown;
    }

    public bool Has(string mark) => Marks.Contains(mark);
}

/// <summary>An associated contact; type is admin, billing or tech.</summary>
public sealed record DomainContact(string Type, string Id);

/// <summary>A delegation: the name of a host object, or a host attribute with its glue.</summary>
public sealed record NameServer(string Name)
{
    /// <summary>Null for a host object, which has its own addresses.</summary>
    public IReadOnlyList<HostAddress>? Attributes { get; init; }
}

/// <summary>An address as sent; family is v4 or v6.</summary>
public sealed record HostAddress(string Family, string Value);

/// <summary>A running grace period: its RGP status, its end, and what a delete gives back to whom.</summary>
public sealed record GracePeriod(string Status, DateTimeOffset EndsAt, int Months, decimal Refund, string Account);

/// <summary>A deleted name on its way out: redemptionPeriod, pendingRestore or pendingDelete.</summary>
public sealed record Deletion(
    string Phase, DateTimeOffset DeletedAt, DateTimeOffset RedemptionEndsAt, DateTimeOffset PhaseEndsAt,
    DateTimeOffset? RestoreRequestedAt, string? ClientTransactionId, string ServerTransactionId);

/// <summary>A create that was answered 1001 and waits for its decision.</summary>
public sealed record PendingCreation(
    DateTimeOffset DecidedAt, int Months, string? ClientTransactionId, string ServerTransactionId);

/// <summary>The latest transfer of an object, pending or finished.</summary>
public sealed record Transfer(
    string Status, string Requester, DateTimeOffset RequestedAt, string Actor, DateTimeOffset ActAt,
    DateTimeOffset? ExpiresAt, int Months, string? ClientTransactionId, string ServerTransactionId)
{
    public bool Pending => Status == "pending";
}

/// <summary>A verification code that was accepted.</summary>
public sealed record VerificationCode(string Type, string Code, DateTimeOffset At);

/// <summary>Holder kind (I or E) and purveyor of a name on the CNNIC platform.</summary>
public sealed record CnnicDomain(string? Type, string Purveyor);
