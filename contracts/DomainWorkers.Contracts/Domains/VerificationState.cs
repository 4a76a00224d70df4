using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.Domains;

/// <summary>Whether a domain has the verification codes that its registry asks for, as the registry showed it (<c>verificationCode-1.0</c>).</summary>
public sealed record VerificationState
{
    /// <summary>What the registry makes of it.</summary>
    public required VerificationStatus Status { get; init; }

    /// <summary>The kinds of code that are missing.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<MissingCode> Missing { get; init; }

    /// <summary>The kinds of code that are there, in the order of their names.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<AttachedCode> Attached { get; init; }
}

/// <summary>A kind of code that is missing.</summary>
public sealed record MissingCode
{
    /// <summary>The kind, e.g. <c>domain</c> or <c>real-name</c>.</summary>
    [MaxLength(64)]
    public required string Type { get; init; }

    /// <summary>When the registry takes the domain out of the zone (<c>serverHold</c>) if the code is still missing (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A kind of code that is there.</summary>
public sealed record AttachedCode
{
    /// <summary>The kind, e.g. <c>domain</c> or <c>real-name</c>.</summary>
    [MaxLength(64)]
    public required string Type { get; init; }

    /// <summary>When it was attached (UTC).</summary>
    public required DateTimeOffset AttachedAt { get; init; }
}
