using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>A contact (RFC 5733) as the registry holds it.</summary>
public sealed record ContactObject
{
    public required string Id { get; init; }

    public required string Roid { get; init; }

    public required string Sponsor { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? TransferredAt { get; init; }

    public ImmutableArray<string> Marks { get; init; } = [];

    public ImmutableArray<PostalInfo> Postal { get; init; } = [];

    public Telephone? Voice { get; init; }

    public Telephone? Fax { get; init; }

    public required string Email { get; init; }

    public string? AuthInfo { get; init; }

    /// <summary>The disclose element as it was sent, or null.</summary>
    public string? Disclose { get; init; }

    public Transfer? Transfer { get; init; }

    public CnnicContact? Cnnic { get; init; }

    public bool Has(string mark) => Marks.Contains(mark);
}

/// <summary>A number in E.164 form with its extension.</summary>
public sealed record Telephone(string Number, string? Extension);

/// <summary>Name and address in local (loc) or ASCII (int) form.</summary>
public sealed record PostalInfo
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public string? Organisation { get; init; }

    public ImmutableArray<string> Street { get; init; } = [];

    public required string City { get; init; }

    public string? Province { get; init; }

    public string? PostalCode { get; init; }

    public required string Country { get; init; }
}

/// <summary>Identity data of cnnic-contact-1.0: holder kind I or E, document kind and number.</summary>
public sealed record CnnicContact(string Type, string DocumentKind, string DocumentNumber, string? Purveyor, string? Mobile);
