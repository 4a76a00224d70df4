using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// Have a domain renewed by itself before each expiry, or no longer. Answered by <see cref="AutoRenewSet"/> or <see cref="AutoRenewRefused"/>.
/// Of two wishes
/// the one issued later counts, in whatever order they arrive. Safe to send again.
/// </summary>
[Command("expiry-reminders")]
public sealed record SetAutoRenew
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Whether it is to be renewed by itself.</summary>
    public required bool Enabled { get; init; }

    /// <summary>For how many years at a time; absent: one.</summary>
    [Range(1, 10)]
    public int? Years { get; init; }
}
