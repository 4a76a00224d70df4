using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Delegation;

/// <summary>
/// Set the delegation of a domain: exactly these name servers and DS records. While the domain is parked the change goes to the
/// stored snapshot and is answered with that. Answered by <see cref="NameServersChanged"/> or <see cref="NameServersRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record ChangeNameServers
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account and kind.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Two to thirteen name servers, or none.</summary>
    [MaxLength(13), Each(Pattern = ContractPatterns.HostName, MaxLength = 253)]
    public required IReadOnlyList<string> NameServers { get; init; }

    /// <summary>The DS records that the parent zone shall hold (RFC 5910); none for an unsigned domain.</summary>
    [MaxLength(10)]
    public IReadOnlyList<DelegationSigner> DelegationSigners { get; init; } = [];

    /// <summary>Addresses for each name server that lies below the domain itself; absent where there is none.</summary>
    [MaxLength(13)]
    public IReadOnlyList<HostAddresses>? Glue { get; init; }
}
