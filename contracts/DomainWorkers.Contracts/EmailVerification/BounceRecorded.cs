using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// A returned mail or complaint was noted. Answers <see cref="ReportBounce"/>.
/// </summary>
[Event("email-verification")]
public sealed record BounceRecorded
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

    /// <summary>Whether the address has to be verified again because of it.</summary>
    public required bool Reopened { get; init; }
}
