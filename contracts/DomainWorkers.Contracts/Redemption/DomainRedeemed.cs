using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
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

    /// <summary>Whether the year was bought by a renewal, because the restore did not bring it.</summary>
    public required bool Renewed { get; init; }

    /// <summary>By when it should resolve everywhere (UTC).</summary>
    public required DateTimeOffset ResolvesBy { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
