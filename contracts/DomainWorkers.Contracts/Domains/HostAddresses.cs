using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>The addresses of a name server that lies below the domain it serves (glue): without them nobody could find it.</summary>
public sealed record HostAddresses
{
    /// <summary>The name server.</summary>
    [MaxLength(253), RegularExpression(ContractPatterns.HostName)]
    public required string Host { get; init; }

    /// <summary>Its public IPv4 and IPv6 addresses, as text.</summary>
    [MinLength(1), MaxLength(13), Each(Pattern = "^[0-9A-Fa-f:.]{2,45}$")]
    public required IReadOnlyList<string> Addresses { get; init; }
}
