using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Redemption;

/// <summary>
/// A redemption is stored and will be answered. Comes at once, and again whenever its progress changes. Answers <see cref="RedeemDomain"/>.
/// </summary>
[Event("redemption-deletion")]
public sealed record RedemptionAccepted
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When this became so (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>What it waits for.</summary>
    public required RedemptionProgress Progress { get; init; }

    /// <summary>Without a confirmed payment by then it is refused (UTC).</summary>
    public required DateTimeOffset PayBefore { get; init; }

    /// <summary>Whether the price covers another year: by the policy every redemption ends with a paid year, brought by the restore itself or by a renewal.</summary>
    public required bool AddsYear { get; init; }

    /// <summary>From when on the registry may drop a restore that was requested and not reported (UTC, RFC 3915 section 3.1); absent before the registry is asked.</summary>
    public DateTimeOffset? ReportDueAt { get; init; }

    /// <summary>Whether it takes so long that the report may come too late: somebody should look.</summary>
    public required bool Endangered { get; init; }
}
