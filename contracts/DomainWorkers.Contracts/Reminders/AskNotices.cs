using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// Ask for the evidence: which notices about a domain were sent, skipped or could not be delivered. Answered by <see cref="NoticesListed"/>, a
/// page at a time.
/// </summary>
[Command("expiry-reminders")]
public sealed record AskNotices
{
    /// <summary>Who asks; only notices that went out for this account are told.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The <c>next</c> of the page before; absent for the first.</summary>
    [RegularExpression(ContractPatterns.NoticeCursor)]
    public string? After { get; init; }
}
