using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// One address of an account, without the address.
/// </summary>
public sealed record EmailAddressEntry
{
    /// <summary>The address, by an id that says nothing of it; the same for one address and account for ever.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public required string AddressId { get; init; }

    /// <summary>How it stands.</summary>
    public required EmailAddressStatus Status { get; init; }

    /// <summary>Since when it stands so (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was verified for the last time (UTC).</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The profiles that use it, as far as they were seen; the first hundred.</summary>
    [MaxLength(100), Each(MaxLength = 64)]
    public required IReadOnlyList<string> ProfileIds { get; init; }
}
