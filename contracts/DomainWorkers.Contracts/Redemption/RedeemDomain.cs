using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// Buy a deleted domain back within its redemption period. Answered by <see cref="RedemptionAccepted"/>, again with each step, and then exactly
/// one of <see cref="DomainRedeemed"/> and <see cref="RedemptionRefused"/>. Nothing is asked of the registry before the payment of this order is
/// confirmed (<see cref="PaymentEnded"/>, before or after this command). Safe to send again at any time.
/// </summary>
[Command("redemption-deletion")]
public sealed record RedeemDomain
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

    /// <summary>Why it is bought back, for the report to the registry; a standard sentence where absent.</summary>
    [MinLength(3), MaxLength(200)]
    public string? Because { get; init; }
}
