using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// The whole public record of a domain, as every event about it carries it. The highest <see cref="Version"/> is the newest;
/// a listener skips a lower one.
/// </summary>
public sealed record DomainRecord
{
    /// <summary>The id of this life of the name; a name that is registered again later gets another.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string Id { get; init; }

    /// <summary>The name in its ASCII form (RFC 5890 A-labels), lower case, e.g. <c>xn--fiq228c.cn</c>.</summary>
    [MaxLength(253)]
    public required string Name { get; init; }

    /// <summary>The name as people write it, e.g. <c>中文.cn</c>.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>Where the domain stands in its life.</summary>
    public required DomainStatus Status { get; init; }

    /// <summary>When the registry created it (<c>crDate</c>, UTC).</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When it expires at the registry (<c>exDate</c>, UTC). Not proof of payment: some registries move it by themselves.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Until when the account has paid (UTC).</summary>
    public DateTimeOffset? PaidUntil { get; init; }

    /// <summary>The registrar's client id at the registry (<c>clID</c>).</summary>
    [MaxLength(16)]
    public string? SponsoringClient { get; init; }

    /// <summary>The delegation as the registry has it; empty where there is none.</summary>
    [MaxLength(13), Each(MaxLength = 253)]
    public required IReadOnlyList<string> NameServers { get; init; }

    /// <summary>The addresses of the name servers that lie below the domain itself; absent where there is none.</summary>
    [MaxLength(13)]
    public IReadOnlyList<HostAddresses>? Glue { get; init; }

    /// <summary>The DS records in the parent zone; empty for an unsigned domain.</summary>
    [MaxLength(10)]
    public IReadOnlyList<DelegationSigner> DelegationSigners { get; init; } = [];

    /// <summary>The snapshot of the delegation while the domain is parked; absent otherwise.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? SnapshotId { get; init; }

    /// <summary>The reasons for which the registrar holds the domain (<c>clientHold</c>), e.g. <c>email</c>; empty where it resolves.</summary>
    [MaxLength(16), Each(MaxLength = 64)]
    public required IReadOnlyList<string> Holds { get; init; }

    /// <summary>Whether the registry holds it (<c>serverHold</c>).</summary>
    public required bool RegistryHold { get; init; }

    /// <summary>The registrant's profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? ProfileId { get; init; }

    /// <summary>The contacts that do not follow the registrant; absent where all do.</summary>
    public ContactProfiles? Contacts { get; init; }

    /// <summary>Verification codes as the registry showed them; absent where it shows none.</summary>
    public VerificationState? Verification { get; init; }

    /// <summary>Raised by one with every change of the record.</summary>
    [Range(1, long.MaxValue)]
    public required long Version { get; init; }
}
