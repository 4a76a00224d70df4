using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// Say again what is so: one <see cref="DomainAnnounced"/> per domain, then <see cref="DomainsAnnounced"/>. For a listener that joins late or
/// lost its database. An account is told of its own domains; the operator's account of those of all accounts.
/// </summary>
[Command("registry-submission")]
public sealed record AnnounceDomains
{
    /// <summary>Who asks; the routing key of everything that is said.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this question; comes back in every answer. The same id does not begin a second time.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>Also the domains whose life ended since then; absent: only the living ones.</summary>
    public DateTimeOffset? EndedSince { get; init; }
}
