using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// A request is stored: a mail goes out (<c>mailed</c>), or none is needed. Answers <see cref="RequestEmailVerification"/> and
/// <see cref="ResendEmailVerification"/>.
/// </summary>
[Event("email-verification")]
public sealed record EmailVerificationAccepted
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

    /// <summary>The profile that the address was read from.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>How the address stands.</summary>
    public required EmailAddressStatus Status { get; init; }

    /// <summary>Whether a mail goes out for this request.</summary>
    public required bool Mailed { get; init; }

    /// <summary>Since when the address stands so (UTC): of two events about it the one with the later instant holds.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The version of the profile that the address was read from; absent in the answer to a resend, which names no profile.</summary>
    [Range(1, long.MaxValue)]
    public long? ProfileVersion { get; init; }
}
