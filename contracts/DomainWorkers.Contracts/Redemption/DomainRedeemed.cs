using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A deleted domain is back: restored, paid for, and with the delegation of before. Answers <see cref="RedeemDomain"/>.
/// </summary>
[Event("redemption-deletion")]
public sealed record DomainRedeemed
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The name in its ASCII form (RFC 5890 A-labels).</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>The name as people write it.</summary>
    [MaxLength(253)]
    public required string UnicodeName { get; init; }

    /// <summary>Until when it is paid (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the year was bought by a renewal, because the restore did not bring it.</summary>
    public required bool Renewed { get; init; }

    /// <summary>By when it should resolve everywhere (UTC).</summary>
    public required DateTimeOffset ResolvesBy { get; init; }
}
