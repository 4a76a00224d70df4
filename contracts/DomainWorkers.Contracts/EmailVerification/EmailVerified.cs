using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// An address is verified; whatever was held for it is being released. Answers <see cref="ConfirmEmail"/>.
/// </summary>
[Event("email-verification")]
public sealed record EmailVerified
{
    /// <summary>The account that the address belongs to.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The address, by an id that says nothing of it; the same for one address and account for ever.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public required string AddressId { get; init; }

    /// <summary>The profiles that use it, as far as they were seen; the first hundred.</summary>
    [MaxLength(100), Each(MaxLength = 64)]
    public required IReadOnlyList<string> ProfileIds { get; init; }
}
