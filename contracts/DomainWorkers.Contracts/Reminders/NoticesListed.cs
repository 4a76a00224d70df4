using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Reminders;

/// <summary>
/// A page of the notice ledger of one domain, by kind and day. Answers <see cref="AskNotices"/>.
/// </summary>
[Event("expiry-reminders")]
public sealed record NoticesListed
{
    /// <summary>The account that asked.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The notices; empty also where the account never had such a domain.</summary>
    [MaxLength(100)]
    public required IReadOnlyList<NoticeEntry> Notices { get; init; }

    /// <summary>What to ask for as <c>after</c> to get the next page; absent on the last.</summary>
    [RegularExpression(ContractPatterns.NoticeCursor)]
    public string? Next { get; init; }
}
