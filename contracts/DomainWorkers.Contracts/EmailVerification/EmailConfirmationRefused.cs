using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// A confirmation did not count. It says the same for a token that never was, was used, or is too old. Answers
/// <see cref="ConfirmEmail"/>.
/// </summary>
[Event("email-verification")]
public sealed record EmailConfirmationRefused
{
    /// <summary>The account that the address belongs to.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
