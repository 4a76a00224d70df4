using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// Take note that a registry asks for an enhanced verification of a domain's holder. Sent by who received the notice. Answered by
/// <see cref="EnhancedVerificationOpened"/> or <see cref="ReviewRequestRefused"/>. Safe to send again.
/// </summary>
[Command("real-name-review")]
public sealed record OpenEnhancedVerification
{
    /// <summary>The account that holds the domain.</summary>
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

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The registry's own name for the case.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string CaseReference { get; init; }

    /// <summary>When the registry gave notice.</summary>
    public required DateTimeOffset NoticedAt { get; init; }

    /// <summary>When it disposed of the name, where it did for bad use.</summary>
    public DateTimeOffset? DisposedAt { get; init; }
}
