using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Contracts.Domains;

/// <summary>A DS record (RFC 4034 section 5), as the registry puts it into the parent zone (RFC 5910 section 4).</summary>
public sealed record DelegationSigner
{
    /// <summary>Key tag of the DNSKEY.</summary>
    [Range(0, 65535)]
    public required int KeyTag { get; init; }

    /// <summary>Algorithm of the key (IANA registry of DNSSEC algorithm numbers).</summary>
    [Range(0, 255)]
    public required int Algorithm { get; init; }

    /// <summary>Algorithm of the digest: 1 is SHA-1, 2 is SHA-256, 4 is SHA-384.</summary>
    [Range(0, 255)]
    public required int DigestType { get; init; }

    /// <summary>The digest in hexadecimal.</summary>
    [RegularExpression("^([0-9A-Fa-f]{2}){20,64}$")]
    public required string Digest { get; init; }
}
